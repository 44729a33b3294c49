package dev.millet.suggestions.http;

import dev.millet.api.forms.Rules;
import dev.millet.api.gateway.Problem;
import dev.millet.api.products.Product;
import dev.millet.suggestions.suggestion.CustomStatus;
import dev.millet.suggestions.suggestion.Status;
import dev.millet.suggestions.suggestion.StatusChoice;
import dev.millet.suggestions.suggestion.Tags;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** The input of the team on a suggestion, in the forms of its page and in the API. */
public final class CareInput {

  private static final String PREFIX = "desk-";
  private static final int MAX_NOTE = 1_000;
  private static final int MAX_CHOICE = 80;

  private CareInput() {}

  /**
   * The owner that a suggestion shall have.
   *
   * @param owner the handle of a member of staff; empty for nobody
   */
  public record NewOwner(String owner) {

    public static final Rules<NewOwner> RULES =
        Rules.of(NewOwner.class).line("owner", 0, 80, "mei").withIdPrefix(PREFIX);
  }

  /**
   * The day until when something is promised.
   *
   * @param due such as {@code 2026-12-01}; empty for none
   * @param reason for the author; needed where a day is moved later or taken back
   */
  public record NewDue(String due, String reason) {

    public static final Rules<NewDue> RULES =
        Rules.of(NewDue.class)
            .line("due", 0, 40, "2026-12-01")
            .checked("due", NewDue::checked)
            .text("reason", 0, MAX_NOTE, "The screen supplier is late")
            .withIdPrefix(PREFIX);

    private static String checked(String text) {
      try {
        return LocalDate.parse(text).toString();
      } catch (DateTimeException e) {
        throw Problem.invalid("due", "no-day", "a day is written like 2026-12-01").toException();
      }
    }

    /** Returns the day; null for none. */
    public LocalDate day() {
      return due.isEmpty() ? null : LocalDate.parse(due);
    }
  }

  /**
   * The status that a suggestion shall have.
   *
   * @param note for the author; may be empty
   * @param duplicateOf the suggestion that says the same; for the status {@code duplicate} only
   * @param customStatus the slug of the product's own status; empty where nothing is said of it,
   *     {@code none} for none
   */
  public record NewStatus(String status, String note, Long duplicateOf, String customStatus) {

    public static final Rules<NewStatus> RULES =
        Rules.of(NewStatus.class)
            .choice(
                "status", Arrays.stream(Status.values()).map(Status::word).toArray(String[]::new))
            .text("note", 0, MAX_NOTE, "For the spring build")
            .number("duplicateOf", 1, Long.MAX_VALUE, 12)
            .line("customStatus", 0, Product.MAX_SLUG, "design")
            .withIdPrefix(PREFIX);

    /** Says nothing of the product's own status. */
    public NewStatus(String status, String note, Long duplicateOf) {
      this(status, note, duplicateOf, "");
    }

    /** Returns the status of the word. */
    public Status wanted() {
      return Status.of(status).orElseThrow();
    }

    /** Returns the status with the product's own. */
    public StatusChoice choice() {
      if (customStatus.isEmpty()) {
        return StatusChoice.of(wanted());
      }
      return new StatusChoice(wanted(), customStatus.equals(CustomStatus.NONE) ? "" : customStatus);
    }
  }

  /**
   * The suggestion that another one is merged into, or shall be.
   *
   * @param into its number
   * @param note why, for the author; may be empty
   */
  public record NewMerge(Long into, String note) {

    public static final Rules<NewMerge> RULES =
        Rules.of(NewMerge.class)
            .number("into", 1, Long.MAX_VALUE, 12)
            .text("note", 0, MAX_NOTE, "Both ask for a dark mode")
            .withIdPrefix("merge-");
  }

  /**
   * The official answer.
   *
   * @param body Markdown
   */
  public record NewAnswer(String body) {

    public static final Rules<NewAnswer> RULES =
        Rules.of(NewAnswer.class)
            .text("body", 1, 10_000, "We *will*, in spring.")
            .withIdPrefix(PREFIX);
  }

  /**
   * The tags that a suggestion shall have.
   *
   * @param tags in their kept form; empty for none
   */
  public record NewTags(List<String> tags) {

    public static final Rules<NewTags> RULES =
        Rules.of(NewTags.class)
            .lines("tags", Tags.MAX_COUNT, Tags.MAX_LENGTH, "dark-mode")
            .checked("tags", Tags::check)
            .withIdPrefix(PREFIX);
  }

  /**
   * All that a member of the team sets on the page of a suggestion, in one form.
   *
   * @param status such as {@code planned}, or {@code planned:design} for the product's own
   * @param duplicateOf the number of the suggestion that says the same, as it was typed; for the
   *     status {@code duplicate} only
   * @param note for the author, with another status; may be empty
   * @param owner the handle of a member of staff; empty for nobody
   * @param due such as {@code 2026-12-01}; empty for none
   * @param reason for the author; needed where a day is moved later or taken back
   */
  public record NewCare(
      String status,
      Long duplicateOf,
      String note,
      String owner,
      String due,
      String reason,
      List<String> tags) {

    public static final Rules<NewCare> RULES =
        Rules.of(NewCare.class)
            .line("status", 1, MAX_CHOICE, "planned")
            .checked("status", CareInput::choice)
            .number("duplicateOf", 1, Long.MAX_VALUE, 12)
            .text("note", 0, MAX_NOTE, "For the spring build")
            .line("owner", 0, 80, "mei")
            .line("due", 0, 40, "2026-12-01")
            .checked("due", NewDue::checked)
            .text("reason", 0, MAX_NOTE, "The screen supplier is late")
            .lines("tags", Tags.MAX_COUNT, Tags.MAX_LENGTH, "dark-mode")
            .checked("tags", Tags::check)
            .withIdPrefix(PREFIX);

    /** Returns the status. */
    public StatusChoice wanted() {
      return StatusChoice.parse(status).orElseThrow();
    }

    /** Returns the day; null for none. */
    public LocalDate day() {
      return due.isEmpty() ? null : LocalDate.parse(due);
    }
  }

  private static String choice(String text) {
    if (StatusChoice.parse(text).isEmpty()) {
      throw Problem.invalid("status", "unknown-choice", "there is no such status").toException();
    }
    return text;
  }
}
