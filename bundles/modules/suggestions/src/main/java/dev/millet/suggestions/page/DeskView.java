package dev.millet.suggestions.page;

import dev.millet.api.forms.Input;
import dev.millet.suggestions.care.Care;
import dev.millet.suggestions.http.CareInput.NewAnswer;
import dev.millet.suggestions.http.CareInput.NewCare;
import dev.millet.suggestions.replies.SavedReply;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.suggestions.suggestion.TitleSearch;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * The forms with which staff take care of a suggestion. One that comes back with another revision
 * or version than is stored is refused.
 *
 * @param mine whether the reader takes care of it
 * @param today the first day that can be promised
 * @param duplicates suggestions to choose from where what was typed names none
 * @param replies what the team saved to begin an answer with
 */
public record DeskView(
    Suggestion suggestion,
    Care care,
    boolean mine,
    LocalDate today,
    List<ListModel.Option> owners,
    List<ListModel.Option> statuses,
    List<TitleSearch.Found> duplicates,
    Replies replies,
    Inputs inputs) {

  /** The query parameter that names a saved reply. */
  static final String REPLY = "reply";

  private static final Set<String> DUE_ERRORS = Set.of("past", "too-far");

  /**
   * The saved replies to choose from.
   *
   * @param chosen whether the form of the answer holds one of them
   */
  public record Replies(List<SavedReply> all, boolean chosen) {}

  /** The inputs of the forms: what was typed and could not be taken, else what is stored. */
  public record Inputs(Input<NewCare> care, Input<NewAnswer> answer) {

    /**
     * Returns the same with a form that came back in the place of the stored one.
     *
     * @param returned null for none
     */
    Inputs with(Input<?> returned) {
      return new Inputs(either(care, returned), either(answer, returned));
    }

    /** Returns the same with a text to begin the answer with. */
    Inputs answeringWith(String body) {
      return new Inputs(care, NewAnswer.RULES.filled(new NewAnswer(body)));
    }

    @SuppressWarnings("unchecked") // both were read by the same rules
    private static <T> Input<T> either(Input<T> stored, Input<?> returned) {
      return returned != null && returned.rules() == stored.rules() ? (Input<T>) returned : stored;
    }
  }

  /** Returns the page with a saved reply in the form of the answer. */
  public String path(SavedReply reply) {
    return suggestion.path() + "?" + REPLY + "=" + reply.id() + "#respond";
  }

  /** Returns the message key of what is wrong with the owner; null where nothing is. */
  public String ownerError() {
    return error("owner", Set.of("not-staff"), "unknown");
  }

  /** Returns the message key of what is wrong with the status; null where nothing is. */
  public String statusError() {
    return error("status", Set.of(), "unknown-choice");
  }

  /** Returns the message key of what is wrong with the other suggestion; null where nothing is. */
  public String duplicateError() {
    return inputs
        .care()
        .error("duplicateOf")
        .map(error -> "newCare.duplicateOf." + error.code())
        .orElse(null);
  }

  /** Returns the message key of what is wrong with the due date; null where nothing is. */
  public String dueError() {
    return error("due", DUE_ERRORS, "no-day");
  }

  /** Returns the message key of what is wrong with the reason; null where nothing is. */
  public String reasonError() {
    return inputs
        .care()
        .error("reason")
        .map(error -> "newCare.reason." + error.code())
        .orElse(null);
  }

  private String error(String field, Set<String> known, String otherwise) {
    return inputs
        .care()
        .error(field)
        .map(error -> known.contains(error.code()) ? error.code() : otherwise)
        .map(code -> "newCare." + field + "." + code)
        .orElse(null);
  }

  /** Returns the value of {@code aria-invalid} for what may be wrong. */
  public String invalid(String error) {
    return error == null ? null : "true";
  }
}
