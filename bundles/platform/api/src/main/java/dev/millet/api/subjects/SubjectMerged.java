package dev.millet.api.subjects;

import java.time.Instant;

/**
 * The payload of {@value #MERGED} and {@value #UNMERGED}: the owner of two subjects says that one
 * was merged into the other, or is a subject of its own again. Who keeps something about subjects
 * subscribes to both types and unites what members said of the two: votes, follows and the like. A
 * module that is away hears of it when it returns.
 *
 * <p>Any module may append the two types, about subjects that it owns. It keeps merges one level
 * deep: nothing is merged into what is merged itself, and what others were merged into is not
 * merged. What is merged takes neither votes nor comments until it is unmerged, and is unmerged
 * before it is merged into another.
 *
 * @param subject what was merged
 * @param into the subject that it was merged into
 * @param by the member who did it; null for nobody, such as an import
 * @param at when
 * @since 1.8
 */
public record SubjectMerged(Subject subject, Subject into, Long by, Instant at) {

  /** The journal type of a merge. */
  public static final String MERGED = "subjects.merged";

  /** The journal type of a merge that is undone. */
  public static final String UNMERGED = "subjects.unmerged";
}
