package dev.millet.suggestions.imports;

import dev.millet.api.members.ImportedPerson;
import dev.millet.suggestions.suggestion.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A suggestion of the file, checked and made fit.
 *
 * @param carried how many votes the source counts beside those that it names; null where it does
 *     not say
 * @param digest of what an import writes again when it changes
 * @param again whether an earlier row of the file was of the same suggestion
 */
record Row(
    Id id,
    Text text,
    Writing writing,
    Handling handling,
    Integer carried,
    String digest,
    boolean again,
    List<Comment> comments,
    List<Vote> votes) {

  /**
   * Tells a suggestion from all others.
   *
   * @param scattered whether the file may tell of the suggestion in several places
   */
  record Id(String source, String sourceId, boolean scattered) {}

  /**
   * The wording.
   *
   * @param product names the product: a slug or a name
   * @param fields what the product's own fields have, by slug; may be empty
   */
  record Text(
      String product, String title, String body, List<String> tags, Map<String, String> fields) {}

  /**
   * The author and the times.
   *
   * @param author who wrote it; null for nobody
   */
  record Writing(ImportedPerson author, Instant createdAt, Instant updatedAt) {}

  /**
   * The care that the company took of it.
   *
   * @param answer what the company said; null for nothing
   * @param history what the company did, the oldest first
   * @param customStatus the slug of the product's own status; null for none
   * @param duplicateOf the id of another row that says the same; null for none
   */
  record Handling(
      Status status, String customStatus, Answer answer, List<Step> history, String duplicateOf) {}

  /**
   * A comment of the file.
   *
   * @param key tells it from the other comments on the same suggestion, the same in each import
   * @param author null for nobody
   */
  record Comment(String key, ImportedPerson author, Instant at, String body) {}

  /**
   * The official answer of the company.
   *
   * @param by null where the source names nobody
   */
  record Answer(String text, ImportedPerson by, Instant at) {}

  /**
   * Something that the company did; what a kind does not tell of is null.
   *
   * @param by null where the source names nobody
   * @param owner who took care from then on; null for nobody
   * @param due what was promised from then on; null for nothing
   * @param note why; null for nothing
   */
  record Step(
      What what,
      Instant at,
      ImportedPerson by,
      ImportedPerson owner,
      LocalDate due,
      Status status,
      String note) {

    enum What {
      OWNER,
      DUE,
      STATUS
    }
  }

  /** A vote for it that stands in the end. */
  record Vote(ImportedPerson user, Instant at) {}

  String source() {
    return id.source();
  }

  String sourceId() {
    return id.sourceId();
  }

  /** Another row of the same suggestion: only what it says of votes is new. */
  Row withVotesOnly() {
    return new Row(id, text, writing, handling, carried, digest, true, List.of(), votes);
  }
}
