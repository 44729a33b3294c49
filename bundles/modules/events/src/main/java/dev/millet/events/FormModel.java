package dev.millet.events;

import dev.millet.api.forms.Input;
import java.util.List;

/**
 * The model of the form of an event.
 *
 * @param path where it is sent
 * @param back where cancelling leads
 * @param version the version that it is based on; 0 for a new event
 * @param levelPath the page of the least level; empty if absent
 * @param translations the forms of the further languages; none for a new event
 * @param proposes whether it is a proposal, which the team decides about
 */
public record FormModel(
    String path,
    String back,
    int version,
    boolean proposes,
    String levelPath,
    List<ListModel.Choice> cities,
    List<Translated> translations,
    Input<?> input) {

  private static final List<String> TIMES = List.of("start", "end", "opens", "closes");

  /**
   * The form of a further language.
   *
   * @param language its tag; empty for one to be added
   * @param name what it calls itself
   */
  public record Translated(String language, String name, Input<?> input) {

    /** Returns whether it is for a language to be added. */
    public boolean isNew() {
      return language.isEmpty();
    }
  }

  /** Returns where the forms of further languages are sent. */
  public String translationPath() {
    return back + "/translations";
  }

  /** Returns whether a field is a day and a time. */
  public static boolean isTime(String field) {
    return TIMES.contains(field);
  }
}
