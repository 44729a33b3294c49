package dev.millet.testing;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.guard.Guard;
import dev.millet.api.members.Member;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.api.subjects.SubjectDescription;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;

/**
 * A guard that knows members of {@link FakeMembers} and locks nothing of theirs; subjects are held
 * by their catalogs. Refuses, as the real one, to be asked outside of a write. Thread-safe.
 */
public final class FakeGuard implements Guard {

  private final Database database;
  private final FakeMembers members;
  private final Map<String, SubjectCatalog> catalogs = new ConcurrentHashMap<>();
  private final Set<Long> deleted = ConcurrentHashMap.newKeySet();
  private final Set<Long> suspended = ConcurrentHashMap.newKeySet();

  /** Makes one for which every id is a member. */
  public FakeGuard(Database database) {
    this(database, null);
  }

  public FakeGuard(Database database, FakeMembers members) {
    this.database = database;
    this.members = members;
  }

  /** Adds a catalog of subjects. */
  public void know(SubjectCatalog catalog) {
    catalogs.put(catalog.type(), catalog);
  }

  /** Has a member deleted their account, though {@link FakeMembers} still answers, as a cache. */
  public void delete(Member member) {
    deleted.add(member.id());
  }

  public void suspend(Member member) {
    suspended.add(member.id());
  }

  @Override
  public void memberActive(long member) {
    if (!exists(member) || suspended.contains(member)) {
      throw Problem.of(403, "members.not-active", "This account cannot write", "").toException();
    }
  }

  @Override
  public Set<Long> activeMembers(Collection<Long> ids) {
    return ids.stream()
        .filter(id -> exists(id) && !suspended.contains(id))
        .collect(Collectors.toSet());
  }

  @Override
  public Set<Long> existingMembers(Collection<Long> ids) {
    return ids.stream().filter(this::exists).collect(Collectors.toSet());
  }

  private boolean exists(long member) {
    requireWrite();
    return !deleted.contains(member) && (members == null || members.byId(member).isPresent());
  }

  @Override
  public Optional<SubjectDescription> holdSubject(Subject subject) {
    requireWrite();
    return Optional.ofNullable(catalogs.get(subject.type()))
        .flatMap(catalog -> catalog.hold(subject.id()));
  }

  @Override
  public void atMost(int max, String name, IntSupplier count) {
    requireWrite();
    if (count.getAsInt() >= max) {
      throw Problem.of(409, "limit-reached", "The limit is reached", name).toException();
    }
  }

  private void requireWrite() {
    if (!database.writing()) {
      throw new IllegalStateException("the guard is asked outside of a write");
    }
  }
}
