package dev.millet.search.pairs;

import dev.millet.api.subjects.Subject;
import java.time.Instant;

/**
 * Two subjects of a type that may say the same.
 *
 * @param oneId the id of the older one, which comes first among the ids of the type
 * @param state {@link #FOUND} or {@link #DISMISSED}
 * @param likeness how much they have in common, from 0 to 1,000
 */
public record Pair(
    String subjectType,
    String oneId,
    String otherId,
    String state,
    long likeness,
    Instant foundAt) {

  static final String FOUND = "found";
  static final String DISMISSED = "dismissed";

  public Subject one() {
    return new Subject(subjectType, oneId);
  }

  public Subject other() {
    return new Subject(subjectType, otherId);
  }
}
