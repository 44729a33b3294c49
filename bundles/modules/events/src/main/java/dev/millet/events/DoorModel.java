package dev.millet.events;

import java.time.Instant;
import java.util.List;

/**
 * The model of the door's page.
 *
 * @param result of the scan that was sent; null where none was
 */
public record DoorModel(
    Event event, int entered, int expected, Line result, List<Line> last, TimeTexts times) {

  /**
   * A scan.
   *
   * @param result {@code in}, {@code already} or {@code unknown}
   * @param name of the ticket's holder; empty for a code that is no ticket
   * @param guests how many others come along
   * @param before when the holder came in before; null where they did not
   * @param by who let them in before; empty where nobody did
   */
  public record Line(
      String result, String name, int guests, Instant at, Instant before, String by) {

    public boolean isIn() {
      return result.equals("in");
    }
  }
}
