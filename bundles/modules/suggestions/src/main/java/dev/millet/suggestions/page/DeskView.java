package dev.millet.suggestions.page;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * The forms with which staff take care of a suggestion.
 *
 * @param revision of the care that is shown: a form that comes back with another one is refused
 * @param version of the suggestion that is shown, for its tags
 * @param mine whether the reader takes care of it
 * @param today the first day that can be promised
 * @param dated whether there is a due date, so that moving it later needs a reason
 * @param typed what the fields have: what was typed and could not be taken, else what is there
 * @param errors what is wrong with which field, as message keys
 * @param part the part whose form came back; null for none
 */
public record DeskView(
    String path,
    int revision,
    int version,
    boolean mine,
    List<ListModel.Option> owners,
    List<ListModel.Option> statuses,
    LocalDate today,
    boolean dated,
    boolean answered,
    Map<String, String> typed,
    Map<String, String> errors,
    String part) {

  /** Returns the value of a field; empty for nothing. */
  public String value(String field) {
    return typed.getOrDefault(field, "");
  }

  /** Returns the message key of what is wrong with a field; null where nothing is. */
  public String error(String field) {
    return errors.get(field);
  }

  /** Returns the value of {@code aria-invalid}; null where nothing is wrong. */
  public String invalid(String field) {
    return errors.containsKey(field) ? "true" : null;
  }

  /** Returns whether the form of a part is open. */
  public boolean opens(String name) {
    return name.equals(part);
  }
}
