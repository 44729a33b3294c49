package dev.millet.api.subjects;

import dev.millet.api.members.Identity;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The members who support subjects. Offered by the module that keeps their votes; others ask it
 * through {@link Requesters}, which knows the authors, too. Thread-safe; reads the database.
 *
 * @since 1.5
 */
@ConsumerType
public interface SubjectSupporters {

  /** Returns whether a reader may see by name who supports a subject. */
  boolean areNamedTo(Identity reader);

  /**
   * Returns how many members support at least one of some subjects of one type.
   *
   * @param ids at most 1,000 ids
   */
  long count(String type, Collection<String> ids);

  /**
   * Returns some members who support a subject, each once, in the order of their ids.
   *
   * @param after the id behind which they begin; 0 for the beginning
   * @param limit how many at most, from 1 to 1,000
   */
  List<Long> after(Subject subject, long after, int limit);

  /**
   * Returns those of the members who support a subject.
   *
   * @param members at most 1,000 ids
   */
  Set<Long> among(Subject subject, Collection<Long> members);

  /**
   * Returns those of the subjects that a member supports.
   *
   * @param subjects at most 1,000
   * @since 1.6
   */
  default Set<Subject> supportedBy(long member, Collection<Subject> subjects) {
    return subjects.stream()
        .filter(subject -> !among(subject, List.of(member)).isEmpty())
        .collect(Collectors.toSet());
  }
}
