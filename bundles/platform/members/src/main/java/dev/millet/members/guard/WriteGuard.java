package dev.millet.members.guard;

import dev.millet.api.database.Database;
import dev.millet.api.database.Dialect;
import dev.millet.api.gateway.Problem;
import dev.millet.api.guard.Guard;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.api.subjects.SubjectDescription;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntSupplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Holds members by their accounts, subjects by their catalogs, and limits by an advisory lock. */
@Component(service = Guard.class)
public final class WriteGuard implements Guard {

  /** Suspension and profile edits write the row: shared, so that writers of one member go on. */
  private static final String ACTIVE =
      "SELECT id FROM members_accounts WHERE id = :id AND suspended_at IS NULL";

  private static final String ACTIVE_HELD = ACTIVE + " FOR SHARE";

  private static final String SOME_ACTIVE =
      "SELECT id FROM members_accounts WHERE id IN (<ids>) AND suspended_at IS NULL ORDER BY id";

  private static final String SOME_ACTIVE_HELD = SOME_ACTIVE + " FOR SHARE";

  private static final String EXISTING =
      "SELECT id FROM members_accounts WHERE id IN (<ids>) ORDER BY id";

  private static final String EXISTING_HELD = EXISTING + " FOR KEY SHARE";

  // https://www.postgresql.org/docs/15/explicit-locking.html#ADVISORY-LOCKS: until the commit
  private static final String NAME =
      "SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))) AS held";

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  volatile List<SubjectCatalog> catalogs = List.of();

  private final Database database;
  private final boolean locks;

  @Activate
  public WriteGuard(@Reference Database database) {
    this.database = database;
    this.locks = database.dialect() == Dialect.POSTGRESQL;
  }

  @Override
  public void memberActive(long member) {
    requireWrite();
    boolean active =
        database.write(
            handle ->
                handle
                    .createQuery(locks ? ACTIVE_HELD : ACTIVE)
                    .bind("id", member)
                    .mapTo(Long.class)
                    .findOne()
                    .isPresent());
    if (!active) {
      throw Problem.of(
              403,
              "members.not-active",
              "This account cannot write",
              "The account has been deleted or suspended; sign in with another, or ask an"
                  + " administrator.")
          .toException();
    }
  }

  @Override
  public Set<Long> activeMembers(Collection<Long> members) {
    return some(locks ? SOME_ACTIVE_HELD : SOME_ACTIVE, members);
  }

  @Override
  public Set<Long> existingMembers(Collection<Long> members) {
    return some(locks ? EXISTING_HELD : EXISTING, members);
  }

  private Set<Long> some(String sql, Collection<Long> members) {
    requireWrite();
    if (members.isEmpty()) {
      return Set.of();
    }
    return database.write(
        handle ->
            new TreeSet<>(
                handle.createQuery(sql).bindList("ids", padded(members)).mapTo(Long.class).list()));
  }

  /** Repeats the last id up to a power of two, so that there are few statements to prepare. */
  private static List<Long> padded(Collection<Long> members) {
    List<Long> ids = new ArrayList<>(members);
    while (Integer.bitCount(ids.size()) != 1) {
      ids.add(ids.get(ids.size() - 1));
    }
    return ids;
  }

  @Override
  public Optional<SubjectDescription> holdSubject(Subject subject) {
    requireWrite();
    return catalogs.stream()
        .filter(catalog -> catalog.type().equals(subject.type()))
        .findFirst()
        .flatMap(catalog -> catalog.hold(subject.id()));
  }

  @Override
  public void atMost(int max, String name, IntSupplier count) {
    requireWrite();
    if (locks) {
      database.write(
          handle -> handle.createQuery(NAME).bind("name", name).mapTo(Integer.class).one());
    }
    int there = count.getAsInt();
    if (there >= max) {
      throw Problem.of(
              409,
              "limit-reached",
              "The limit is reached",
              "There are " + there + " of at most " + max + "; remove one first.")
          .toException();
    }
  }

  private void requireWrite() {
    if (!database.writing()) {
      throw new IllegalStateException(
          "ask the guard inside Database.write: outside, its answer may be wrong at once");
    }
  }
}
