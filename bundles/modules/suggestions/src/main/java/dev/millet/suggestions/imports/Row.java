package dev.millet.suggestions.imports;

import dev.millet.suggestions.suggestion.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A suggestion of the file, checked and made fit.
 *
 * @param product names the product: a slug or a name
 * @param author who wrote it; null for nobody
 * @param carried how many votes the source counts beside those that it names; null where it does
 *     not say
 * @param answer what the company said; null for nothing
 * @param history what the company did, the oldest first
 * @param duplicateOf the id of another row that says the same; null for none
 * @param scattered whether the file may tell of the suggestion in several places
 * @param again whether an earlier row of the file was of the same suggestion
 * @param digest of what an import writes again when it changes
 */
record Row(
    long line,
    String source,
    String sourceId,
    String product,
    String title,
    String body,
    List<String> tags,
    Status status,
    Person author,
    Instant createdAt,
    Instant updatedAt,
    Integer carried,
    Answer answer,
    List<Step> history,
    String duplicateOf,
    boolean scattered,
    boolean again,
    String digest,
    List<Comment> comments,
    List<Vote> votes) {

  /**
   * A comment of the file.
   *
   * @param key tells it from the other comments on the same suggestion, the same in each import
   * @param author null for nobody
   */
  record Comment(String key, Person author, Instant at, String body) {}

  /**
   * The official answer of the company.
   *
   * @param by null where the source names nobody
   */
  record Answer(String text, Person by, Instant at) {}

  /**
   * Something that the company did; what a kind does not tell of is null.
   *
   * @param by null where the source names nobody
   * @param owner who took care from then on; null for nobody
   * @param due what was promised from then on; null for nothing
   * @param note why; null for nothing
   */
  record Step(
      What what, Instant at, Person by, Person owner, LocalDate due, Status status, String note) {

    enum What {
      OWNER,
      DUE,
      STATUS
    }
  }

  /** A vote for it that stands in the end. */
  record Vote(Person user, Instant at) {}

  /** Another row of the same suggestion: only what it says of votes is new. */
  Row withVotesOnly() {
    return new Row(
        line,
        source,
        sourceId,
        product,
        title,
        body,
        tags,
        status,
        author,
        createdAt,
        updatedAt,
        carried,
        answer,
        history,
        duplicateOf,
        scattered,
        true,
        digest,
        List.of(),
        votes);
  }
}
