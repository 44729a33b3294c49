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
 * @param proposes whether it is a proposal, which the team decides about
 */
public record FormModel(
    String path,
    String back,
    int version,
    boolean proposes,
    String levelPath,
    List<ListModel.Choice> cities,
    Input<?> input) {

  private static final List<String> TIMES = List.of("start", "end", "opens", "closes");

  /** Returns whether a field is a day and a time. */
  public static boolean isTime(String field) {
    return TIMES.contains(field);
  }
}
