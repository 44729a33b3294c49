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
 * @param version grows by one with each edit
 */
public record Suggestion(
    long id,
    long productId,
    Status status,
    Summary summary,
    Writing writing,
    int version,
    Assignment assignment) {

  /**
   * A short form of its wording.
   *
   * @param excerpt the first words of its text
   */
  public record Summary(String title, String excerpt, List<String> tags) {}

  /**
   * Its author and its times.
   *
   * @param authorId the member who wrote it; null where an imported one names nobody
   */
  public record Writing(Long authorId, Instant createdAt, Instant updatedAt) {}

  /**
   * The care that is taken of it.
   *
   * @param ownerId the member of staff who takes care of it; null where nobody does yet
   * @param due the day until when something is promised; null where none is
   */
  public record Assignment(Long ownerId, LocalDate due) {}

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

  public String title() {
    return summary.title();
  }

  public String excerpt() {
    return summary.excerpt();
  }

  public List<String> tags() {
    return summary.tags();
  }

  /** Returns the member who wrote it; null where an imported one names nobody. */
  public Long authorId() {
    return writing.authorId();
  }

  public Instant createdAt() {
    return writing.createdAt();
  }

  public Instant updatedAt() {
    return writing.updatedAt();
  }

  /** Returns the member of staff who takes care of it; null where nobody does yet. */
  public Long ownerId() {
    return assignment.ownerId();
  }

  /** Returns the day until when something is promised; null where none is. */
  public LocalDate due() {
    return assignment.due();
  }
}
