package dev.millet.api.subjects;

import java.util.List;

/**
 * The payload of {@value #TYPE}: the owner of subjects says that they changed, where nobody on its
 * node could be told at once. Whoever keeps something about their content, such as an index of
 * search on another node, reads them again.
 *
 * <p>Any module may append the type, about subjects that it owns.
 *
 * @param subjects new ones, changed ones, and those that are gone or hidden; at most 200
 * @since 1.9
 */
public record SubjectsChanged(List<Subject> subjects) {

  /** The journal type. */
  public static final String TYPE = "subjects.changed";

  public SubjectsChanged {
    subjects = List.copyOf(subjects);
  }
}
