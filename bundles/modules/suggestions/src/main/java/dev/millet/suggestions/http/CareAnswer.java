package dev.millet.suggestions.http;

import dev.millet.api.members.Person;
import java.time.Instant;
import java.util.List;

/**
 * The owner, due date and official answer of a suggestion, in answers.
 *
 * @param customStatus the product's own status; left out for none
 * @param owner who takes care of it; left out for nobody
 * @param due a day in ISO 8601; left out for none
 * @param answer the official answer; left out for none
 * @param answeredAt when somebody of the company first said something; left out while nobody has
 * @param duplicateOf the suggestion that says the same; left out unless it is a duplicate
 * @param duplicates suggestions that were closed because this one says the same; at most 20
 * @param next the statuses that may follow
 */
public record CareAnswer(
    long suggestion,
    int revision,
    String status,
    CustomStatusAnswer customStatus,
    Person owner,
    String due,
    Official answer,
    Instant answeredAt,
    Promised promise,
    Long duplicateOf,
    List<Long> duplicates,
    List<String> next,
    boolean votingOpen,
    boolean commentingOpen) {

  /**
   * The official answer.
   *
   * @param body Markdown
   * @param by left out for a member who is gone
   */
  public record Official(String body, Person by, Instant at) {}

  /**
   * The time until which an answer is promised.
   *
   * @param minutes the promise
   * @param kept whether it was; left out while it can still be
   */
  public record Promised(long minutes, Instant until, Boolean kept) {}
}
