package dev.millet.members.accounts;

import dev.millet.api.database.Database;
import dev.millet.api.database.Dialect;
import dev.millet.api.journal.Journal;
import dev.millet.api.members.ImportedPerson;
import dev.millet.api.members.Member;
import dev.millet.members.journal.MembersEntries;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The people of imported sources: accounts without a password, one for each source and key, or for
 * each mail address.
 */
@Component(service = ImportedPeople.class)
public final class ImportedPeople {

  private static final int AT_A_TIME = 500;

  private static final String TAKEN_KEYS =
      "SELECT handle_key FROM members_accounts WHERE handle_key IN (<keys>)";

  private static final String TAKEN_SHAPES =
      "SELECT handle_shape FROM members_accounts WHERE handle_shape IN (<shapes>)";

  private static final String INSERT =
      """
      INSERT INTO members_accounts
        (handle, handle_key, handle_shape, display_name, email, email_key, imported_from,
         imported_name, imported_key, created_at)
      VALUES (:handle, :key, :shape, :name, :email, :emailKey, :source, :name, :person, :at)
      """;

  /** Somebody else may take the handle, or import the person, at the same moment. */
  private static final String INSERT_POSTGRESQL = INSERT + " ON CONFLICT DO NOTHING";

  @Reference MemberFeed feed = MemberFeed.NONE;

  private final Database database;
  private final Journal journal;
  private final Clock clock;
  private final KnownPeople known;
  private final KeptHandles kept;

  @Activate
  public ImportedPeople(
      @Reference Database database, @Reference Journal journal, @Reference KeptHandles kept) {
    this(database, journal, kept, Clock.systemUTC());
  }

  public ImportedPeople(Database database, Journal journal, KeptHandles kept, Clock clock) {
    this.database = database;
    this.journal = journal;
    this.clock = clock;
    this.kept = kept;
    this.known = new KnownPeople(database);
  }

  /** Returns the members that stand for the people, by the keys that were given. */
  public Map<String, Member> find(String source, Collection<ImportedPerson> given) {
    Map<String, SourcePerson> people = new HashMap<>();
    Map<String, SourcePerson> byKey = new LinkedHashMap<>();
    for (ImportedPerson one : given) {
      SourcePerson person = SourcePerson.of(source, one);
      people.put(one.key(), byKey.computeIfAbsent(person.key(), key -> person));
    }
    List<SourcePerson> wanted = List.copyOf(byKey.values());
    Map<SourcePerson, Member> members = new HashMap<>();
    for (int from = 0; from < wanted.size(); from += AT_A_TIME) {
      List<SourcePerson> some = wanted.subList(from, Math.min(wanted.size(), from + AT_A_TIME));
      members.putAll(known.of(some));
      List<SourcePerson> missing = some.stream().filter(one -> !members.containsKey(one)).toList();
      if (!missing.isEmpty()) {
        members.putAll(database.write(handle -> make(handle, source, missing)));
      }
    }
    Map<String, Member> byGivenKey = new HashMap<>();
    people.forEach((key, person) -> byGivenKey.put(key, members.get(person)));
    return byGivenKey;
  }

  private Map<SourcePerson, Member> make(Handle handle, String source, List<SourcePerson> people) {
    if (database.dialect() == Dialect.POSTGRESQL) {
      // two imports at once would each make somebody with the same mail address
      handle.execute("SELECT pg_advisory_xact_lock(hashtext('members imported people'))");
    }
    Map<SourcePerson, Member> members = new HashMap<>(known.of(people));
    Map<String, SourcePerson> missing = new LinkedHashMap<>();
    people.stream()
        .filter(person -> !members.containsKey(person))
        .forEach(person -> missing.putIfAbsent(person.identity(), person));
    if (!missing.isEmpty()) {
      Map<SourcePerson, Member> made = add(handle, source, List.copyOf(missing.values()));
      feed.changed(made.values().stream().map(Member::id).toList());
      people.forEach(
          person -> members.computeIfAbsent(person, one -> made.get(missing.get(one.identity()))));
    }
    return members;
  }

  /** Makes accounts for people of whom no two are the same. */
  private Map<SourcePerson, Member> add(Handle handle, String source, List<SourcePerson> people) {
    Map<SourcePerson, Member> members = new HashMap<>();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    for (int attempt = 0; attempt < DerivedHandle.ATTEMPTS; attempt++) {
      Map<SourcePerson, MemberHandle> candidates = new LinkedHashMap<>();
      for (SourcePerson person : people) {
        if (!members.containsKey(person)) {
          candidates.put(person, new DerivedHandle(person).attempt(attempt));
        }
      }
      Map<SourcePerson, MemberHandle> free = free(handle, candidates);
      if (!free.isEmpty()) {
        insert(handle, free, now);
        members.putAll(known.of(List.copyOf(free.keySet())));
      }
      if (members.size() == people.size()) {
        tell(source, people, members, now);
        return members;
      }
    }
    throw new IllegalStateException("no free handle for somebody of " + source);
  }

  private void tell(
      String source, List<SourcePerson> made, Map<SourcePerson, Member> members, Instant now) {
    List<Long> ids = made.stream().map(person -> members.get(person).id()).sorted().toList();
    journal.append(MembersEntries.IMPORTED, new MembersEntries.Imported(source, ids, now));
  }

  /** Returns the candidates whose handle nobody has, and of several with one handle the first. */
  private Map<SourcePerson, MemberHandle> free(
      Handle handle, Map<SourcePerson, MemberHandle> candidates) {
    List<String> keys = candidates.values().stream().map(MemberHandle::key).distinct().toList();
    List<String> shapes = candidates.values().stream().map(MemberHandle::shape).distinct().toList();
    Set<String> takenKeys =
        new HashSet<>(
            handle.createQuery(TAKEN_KEYS).bindList("keys", keys).mapTo(String.class).list());
    Set<String> takenShapes =
        new HashSet<>(
            handle.createQuery(TAKEN_SHAPES).bindList("shapes", shapes).mapTo(String.class).list());
    Set<MemberHandle> keptHandles = kept.among(handle, candidates.values());
    Map<SourcePerson, MemberHandle> free = new LinkedHashMap<>();
    candidates.forEach(
        (person, candidate) -> {
          boolean key = takenKeys.add(candidate.key());
          boolean shape = takenShapes.add(candidate.shape());
          if (key && shape && !keptHandles.contains(candidate)) {
            free.put(person, candidate);
          }
        });
    return free;
  }

  private void insert(Handle handle, Map<SourcePerson, MemberHandle> people, Instant now) {
    PreparedBatch batch =
        handle.prepareBatch(database.dialect() == Dialect.POSTGRESQL ? INSERT_POSTGRESQL : INSERT);
    people.forEach(
        (person, taken) ->
            batch
                .bind("handle", taken.text())
                .bind("key", taken.key())
                .bind("shape", taken.shape())
                .bind("name", person.name())
                .bind("email", person.email())
                .bind("emailKey", person.emailKey())
                .bind("source", person.source())
                .bind("person", person.key())
                .bind("at", now)
                .add());
    batch.execute();
  }
}
