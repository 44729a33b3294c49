package dev.millet.api.guard;

import dev.millet.api.gateway.Problem;
import dev.millet.api.members.Member;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectDescription;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Answers questions inside a write transaction, and keeps the answers true until it ends: whoever
 * would make one false waits for the commit. On PostgreSQL a lock does that, on HSQLDB writers take
 * turns anyway. Thread-safe; each method reads the database once and may wait for another writer.
 *
 * <pre>{@code
 * database.write(handle -> {
 *   guard.memberActive(author);
 *   guard.subjectOpen(subject, "thanks");
 *   guard.atMost(5, "thanks.notes/" + author, () -> count(handle, author));
 *   return insert(handle, author, text);
 * });
 * }</pre>
 *
 * <p>Ask in this order, and several subjects in the order of their ids, so that writers never wait
 * for each other in a circle: members, subjects, limits, then rows of one's own.
 *
 * <p>Every method throws an {@link IllegalStateException} outside of {@code Database.write}.
 *
 * @since 1.1
 */
@ProviderType
public interface Guard {

  /**
   * Checks that a member may write. Their account is neither deleted nor suspended before the
   * transaction ends. Writers of one member do not wait for each other.
   *
   * @throws dev.millet.api.gateway.ProblemException 403 {@code members.not-active}
   */
  void memberActive(long member);

  /**
   * Checks that whoever makes a change may write: a member as {@link #memberActive} says, and the
   * operator always.
   *
   * @param by null for the operator, who has no account
   * @throws dev.millet.api.gateway.ProblemException 403 {@code members.not-active}
   * @since 1.1
   */
  default void writerActive(Member by) {
    if (by != null) {
      memberActive(by.id());
    }
  }

  /**
   * Returns those of the members who may write, as {@link #memberActive} says: their accounts are
   * neither deleted nor suspended before the transaction ends.
   *
   * @param members at most 1,000 ids
   * @since 1.2
   */
  Set<Long> activeMembers(Collection<Long> members);

  /**
   * Returns those of the members whose accounts are there, suspended or not. These are not deleted
   * before the transaction ends.
   *
   * @param members at most 1,000 ids
   */
  Set<Long> existingMembers(Collection<Long> members);

  /**
   * Describes a subject, which is neither closed nor removed before the transaction ends. Writers
   * about one subject do not wait for each other.
   *
   * @return empty where the subject does not exist, or no module knows its type
   */
  Optional<SubjectDescription> holdSubject(Subject subject);

  /**
   * Checks that a use of a subject is open, such as {@code comments}; otherwise as {@link
   * #holdSubject}.
   *
   * @param use as {@link SubjectDescription#isOpen} names it
   * @throws dev.millet.api.gateway.ProblemException 404 where the subject does not exist, 409
   *     {@code subject-closed} where it is closed
   */
  default SubjectDescription subjectOpen(Subject subject, String use) {
    SubjectDescription held =
        holdSubject(subject)
            .orElseThrow(() -> Problem.notFound("There is no " + subject + ".").toException());
    if (!held.isOpen(use)) {
      throw Problem.of(
              409,
              "subject-closed",
              "The subject is closed",
              subject + " takes no " + use + " now.")
          .toException();
    }
    return held;
  }

  /**
   * Checks that one more can be added. Until the transaction ends nobody else passes this check
   * under the same name.
   *
   * @param max how many there may be, from 1
   * @param name what is counted, beginning with the module's name, such as {@code thanks.notes/42}
   * @param count counts those that are there; called once the name is held
   * @throws dev.millet.api.gateway.ProblemException 409 {@code limit-reached} where there are
   *     {@code max} or more
   */
  void atMost(int max, String name, IntSupplier count);
}
