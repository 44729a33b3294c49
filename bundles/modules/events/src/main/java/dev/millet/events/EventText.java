package dev.millet.events;

import java.util.List;

/**
 * The texts of an event.
 *
 * @param body Markdown, may be empty
 * @param languages which languages are spoken, as the hosts say it; may be empty
 * @param access how people with disabilities get there; may be empty
 * @param agenda what happens when, one thing in a line; may be empty
 * @param cost what it costs to come, as the hosts say it; may be empty
 */
public record EventText(
    String title, String body, String languages, String access, String agenda, String cost) {

  public EventText {
    // rows from before there were any
    agenda = agenda == null ? "" : agenda;
    cost = cost == null ? "" : cost;
  }

  /** Returns what happens when, in the order of the hosts. */
  public List<AgendaItem> items() {
    return AgendaItem.of(agenda);
  }
}
