package dev.millet.suggestions.page;

import dev.millet.api.forms.Input;
import dev.millet.suggestions.care.Care;
import dev.millet.suggestions.http.CareInput.NewAnswer;
import dev.millet.suggestions.http.CareInput.NewDue;
import dev.millet.suggestions.http.CareInput.NewOwner;
import dev.millet.suggestions.http.CareInput.NewStatus;
import dev.millet.suggestions.http.CareInput.NewTags;
import dev.millet.suggestions.suggestion.Suggestion;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * The forms with which staff take care of a suggestion. One that comes back with another revision
 * or version than is stored is refused.
 *
 * @param mine whether the reader takes care of it
 * @param today the first day that can be promised
 */
public record DeskView(
    Suggestion suggestion,
    Care care,
    boolean mine,
    LocalDate today,
    List<ListModel.Option> owners,
    List<ListModel.Option> statuses,
    Inputs inputs) {

  private static final Set<String> DUE_ERRORS = Set.of("past", "too-far");

  /** The inputs of the forms: what was typed and could not be taken, else what is stored. */
  public record Inputs(
      Input<NewOwner> owner,
      Input<NewDue> due,
      Input<NewStatus> status,
      Input<NewAnswer> answer,
      Input<NewTags> tags) {

    /**
     * Returns the same with a form that came back in the place of the stored one.
     *
     * @param returned null for none
     */
    Inputs with(Input<?> returned) {
      return new Inputs(
          either(owner, returned),
          either(due, returned),
          either(status, returned),
          either(answer, returned),
          either(tags, returned));
    }

    @SuppressWarnings("unchecked") // both were read by the same rules
    private static <T> Input<T> either(Input<T> stored, Input<?> returned) {
      return returned != null && returned.rules() == stored.rules() ? (Input<T>) returned : stored;
    }
  }

  /** Returns the message key of what is wrong with the owner; null where nothing is. */
  public String ownerError() {
    return inputs.owner().error("owner").isEmpty()
        ? null
        : "newOwner.owner." + code(inputs.owner(), "owner", Set.of("not-staff"), "unknown");
  }

  /** Returns the message key of what is wrong with the status; null where nothing is. */
  public String statusError() {
    return inputs.status().error("status").isEmpty() ? null : "newStatus.status.unknown-choice";
  }

  /** Returns the message key of what is wrong with the due date; null where nothing is. */
  public String dueError() {
    return inputs.due().error("due").isEmpty()
        ? null
        : "newDue.due." + code(inputs.due(), "due", DUE_ERRORS, "no-day");
  }

  /** Returns the message key of what is wrong with the reason; null where nothing is. */
  public String reasonError() {
    return inputs.due().error("reason").map(error -> "newDue.reason." + error.code()).orElse(null);
  }

  private static String code(Input<?> input, String field, Set<String> known, String defaultCode) {
    String code = input.error(field).orElseThrow().code();
    return known.contains(code) ? code : defaultCode;
  }

  /** Returns the value of {@code aria-invalid} for what may be wrong. */
  public String invalid(String error) {
    return error == null ? null : "true";
  }
}
