package dev.millet.events;

import java.util.List;

/**
 * The model of a member's own events.
 *
 * @param places those that they registered for
 * @param hosted those that they host
 * @param calendar the link by which a calendar is subscribed to
 */
public record MineModel(
    List<Place> places, List<EventRow> hosted, Calendar calendar, TimeTexts times) {

  /**
   * The secret link to the member's own calendar.
   *
   * @param link as it is shown once, when it was made; null else
   * @param exists whether there is one
   */
  public record Calendar(String link, boolean exists) {}

  /** A registration in the list. */
  public record Place(EventRow row, RegistrationState state) {

    /** Returns whether there is a ticket to show. */
    public boolean hasTicket() {
      return state == RegistrationState.GOING;
    }
  }
}
