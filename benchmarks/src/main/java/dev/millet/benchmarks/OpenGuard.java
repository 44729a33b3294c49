package dev.millet.benchmarks;

import dev.millet.api.guard.Guard;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectDescription;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;

/** A guard for which everybody is there, for benchmarks that have no members. */
final class OpenGuard implements Guard {

  @Override
  public void memberActive(long member) {}

  @Override
  public Set<Long> activeMembers(Collection<Long> members) {
    return Set.copyOf(members);
  }

  @Override
  public Set<Long> existingMembers(Collection<Long> members) {
    return Set.copyOf(members);
  }

  @Override
  public Optional<SubjectDescription> holdSubject(Subject subject) {
    return Optional.empty();
  }

  @Override
  public void atMost(int max, String name, IntSupplier count) {}
}
