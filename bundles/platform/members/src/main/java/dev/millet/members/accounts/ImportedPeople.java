package dev.millet.members.accounts;

import dev.millet.api.database.Database;
import dev.millet.api.database.Dialect;
import dev.millet.api.journal.Journal;
import dev.millet.api.members.Member;
import dev.millet.members.MembersEntries;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The people of imported sources: accounts without a password, one for each source and name. */
@Component(service = ImportedPeople.class)
public final class ImportedPeople {

  private static final int AT_A_TIME = 500;

  private static final int LONGEST_NAME = 80;

  private static final String KNOWN =
      """
      SELECT a.id, a.handle, a.display_name, a.email, a.password, a.city, a.locale, a.version,
             a.created_at, a.imported_name, r.role
      FROM members_accounts a LEFT JOIN members_roles r ON r.member_id = a.id
      WHERE a.imported_from = :source AND a.imported_name IN (<names>)
      """;

  private static final String TAKEN_KEYS =
      "SELECT handle_key FROM members_accounts WHERE handle_key IN (<keys>)";

  private static final String TAKEN_SHAPES =
      "SELECT handle_shape FROM members_accounts WHERE handle_shape IN (<shapes>)";

  private static final String INSERT =
      """
      INSERT INTO members_accounts
        (handle, handle_key, handle_shape, display_name, imported_from, imported_name, created_at)
      VALUES (:handle, :key, :shape, :name, :source, :name, :at)
      """;

  /** Somebody else may take the handle, or import the person, at the same moment. */
  private static final String INSERT_POSTGRESQL = INSERT + " ON CONFLICT DO NOTHING";

  private final Database database;
  private final Journal journal;
  private final Clock clock;

  @Activate
  public ImportedPeople(@Reference Database database, @Reference Journal journal) {
    this(database, journal, Clock.systemUTC());
  }

  public ImportedPeople(Database database, Journal journal, Clock clock) {
    this.database = database;
    this.journal = journal;
    this.clock = clock;
  }

  Map<String, Member> find(String source, Collection<String> names) {
    Map<String, String> cleaned = new LinkedHashMap<>();
    for (String name : names) {
      String plain = Line.cleaned(name, LONGEST_NAME);
      cleaned.put(name, plain.isEmpty() ? "?" : plain);
    }
    List<String> wanted = List.copyOf(new LinkedHashSet<>(cleaned.values()));
    Map<String, Member> people = new HashMap<>();
    for (int from = 0; from < wanted.size(); from += AT_A_TIME) {
      List<String> some = wanted.subList(from, Math.min(wanted.size(), from + AT_A_TIME));
      people.putAll(known(source, some));
      List<String> missing = some.stream().filter(name -> !people.containsKey(name)).toList();
      if (!missing.isEmpty()) {
        people.putAll(database.write(handle -> make(handle, source, missing)));
      }
    }
    Map<String, Member> byGivenName = new HashMap<>();
    cleaned.forEach((given, plain) -> byGivenName.put(given, people.get(plain)));
    return byGivenName;
  }

  private Map<String, Member> make(Handle handle, String source, List<String> names) {
    // again, now that no other writer can be faster, or almost none on PostgreSQL
    Map<String, Member> made = new HashMap<>(known(source, names));
    Set<String> old = Set.copyOf(made.keySet());
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    for (int attempt = 0;
        attempt < DerivedHandle.ATTEMPTS && made.size() < names.size();
        attempt++) {
      Map<String, MemberHandle> candidates = new LinkedHashMap<>();
      for (String name : names) {
        if (!made.containsKey(name)) {
          candidates.put(name, new DerivedHandle(source, name).attempt(attempt));
        }
      }
      Map<String, MemberHandle> free = free(handle, candidates);
      if (!free.isEmpty()) {
        insert(handle, source, free, now);
        made.putAll(known(source, List.copyOf(free.keySet())));
      }
    }
    if (made.size() < names.size()) {
      throw new IllegalStateException(
          "no free handle for " + (names.size() - made.size()) + " people of " + source);
    }
    List<Long> ids =
        made.entrySet().stream()
            .filter(person -> !old.contains(person.getKey()))
            .map(person -> person.getValue().id())
            .sorted()
            .toList();
    if (!ids.isEmpty()) {
      journal.append(MembersEntries.IMPORTED, new MembersEntries.Imported(source, ids, now));
    }
    return made;
  }

  /** The candidates whose handle nobody has, and of several with one handle the first. */
  private static Map<String, MemberHandle> free(
      Handle handle, Map<String, MemberHandle> candidates) {
    List<String> keys = candidates.values().stream().map(MemberHandle::key).distinct().toList();
    List<String> shapes = candidates.values().stream().map(MemberHandle::shape).distinct().toList();
    Set<String> takenKeys =
        new HashSet<>(
            handle.createQuery(TAKEN_KEYS).bindList("keys", keys).mapTo(String.class).list());
    Set<String> takenShapes =
        new HashSet<>(
            handle.createQuery(TAKEN_SHAPES).bindList("shapes", shapes).mapTo(String.class).list());
    Map<String, MemberHandle> free = new LinkedHashMap<>();
    candidates.forEach(
        (name, candidate) -> {
          // both are added: a candidate that takes only one of them blocks nobody it should not
          boolean key = takenKeys.add(candidate.key());
          boolean shape = takenShapes.add(candidate.shape());
          if (key && shape) {
            free.put(name, candidate);
          }
        });
    return free;
  }

  private void insert(Handle handle, String source, Map<String, MemberHandle> people, Instant now) {
    PreparedBatch batch =
        handle.prepareBatch(database.dialect() == Dialect.POSTGRESQL ? INSERT_POSTGRESQL : INSERT);
    people.forEach(
        (name, taken) ->
            batch
                .bind("handle", taken.text())
                .bind("key", taken.key())
                .bind("shape", taken.shape())
                .bind("name", name)
                .bind("source", source)
                .bind("at", now)
                .add());
    batch.execute();
  }

  private Map<String, Member> known(String source, List<String> names) {
    Map<String, Account> found = new HashMap<>();
    List<Map.Entry<String, Account>> rows =
        database.read(
            handle ->
                handle
                    .createQuery(KNOWN)
                    .bind("source", source)
                    .bindList("names", names)
                    .map(
                        (row, context) ->
                            Map.entry(
                                row.getString("imported_name"), AccountRow.read(row, context)))
                    .list());
    rows.forEach(row -> found.merge(row.getKey(), row.getValue(), AccountRow::join));
    Map<String, Member> members = new HashMap<>();
    found.forEach((name, account) -> members.put(name, account.member()));
    return members;
  }
}
