package dev.millet.suggestions.suggestion;

import dev.millet.api.subjects.Subject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A suggestion without its full text, as lists show it.
 *
 * @param productId the product that it is about
 * @param excerpt the first words of its text
 * @param authorId the member who wrote it; null where an imported one names nobody
 * @param version grows by one with each edit
 * @param ownerId the member of staff who takes care of it; null where nobody does yet
 * @param due the day until when something is promised; null where none is
 */
public record Suggestion(
    long id,
    long productId,
    Status status,
    String title,
    String excerpt,
    List<String> tags,
    Long authorId,
    Instant createdAt,
    Instant updatedAt,
    int version,
    Long ownerId,
    LocalDate due) {

  /** The subject type that suggestions are voted on as. */
  public static final String SUBJECT_TYPE = "suggestion";

  public Subject subject() {
    return subject(id);
  }

  /** Returns the suggestion with an id as a subject. */
  public static Subject subject(long id) {
    return Subject.of(SUBJECT_TYPE, id);
  }

  /** Returns the id in a subject of this type; empty where it is not a suggestion's. */
  public static Optional<Long> id(String subjectId) {
    try {
      return Optional.of(Long.parseLong(subjectId));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Returns the page that shows it. */
  public String path() {
    return "/suggestions/" + id;
  }
}
