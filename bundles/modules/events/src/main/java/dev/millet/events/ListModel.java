package dev.millet.events;

import dev.millet.api.lists.Slice;
import java.util.List;

/**
 * The model of the list of events.
 *
 * @param proposals what the team has yet to decide about; empty for others
 */
public record ListModel(
    Slice<EventRow> rows,
    List<EventRow> proposals,
    List<Choice> cities,
    List<Choice> months,
    boolean past,
    String pastPath,
    TimeTexts times) {

  /** A choice of a filter. */
  public record Choice(String value, String text, boolean chosen) {}
}
