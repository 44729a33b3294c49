package dev.millet.events;

import dev.millet.api.forms.Input;
import java.time.Instant;
import java.util.List;

/**
 * The model of the door's page.
 *
 * @param result of the scan that was sent; null where none was
 * @param code of the scan that was sent; empty where none was
 * @param gates the entrances
 * @param walkIn the form to let somebody in without a ticket
 */
public record DoorModel(
    Event event,
    int entered,
    int expected,
    Line result,
    String code,
    List<Line> last,
    Gates gates,
    Input<?> walkIn,
    TimeTexts times) {

  /**
   * A scan.
   *
   * @param name of the ticket's holder; empty for a code that is no ticket
   * @param guests how many others come along
   * @param before when the holder came in before; null where they did not
   * @param by who let them in before; empty where nobody did
   * @param through the entrance through which they came in before; empty where nobody said
   * @param reason why the host let somebody in anyway; empty for others
   * @param entrance where it was scanned; empty where nobody said
   */
  public record Line(
      Scan.Result outcome,
      String name,
      int guests,
      Instant at,
      Instant before,
      String by,
      String through,
      String reason,
      String entrance) {

    /** Returns the word that programs and pages use. */
    public String result() {
      return outcome.word();
    }

    /** Returns whether nobody was turned away. */
    public boolean isGood() {
      return outcome.isGood();
    }

    /** Returns whether the host can let them in anyway. */
    public boolean isRefused() {
      return outcome == Scan.Result.ALREADY || outcome == Scan.Result.UNKNOWN;
    }
  }

  /**
   * The entrances of the event.
   *
   * @param named those to choose from, as they are now
   * @param counts how many are in who came through each
   * @param chosen the one of the scan that was sent; empty where none was
   */
  public record Gates(List<String> named, List<Entrance> counts, String chosen) {

    /** Returns the names as the form has them, one in a line. */
    public String typed() {
      return String.join("\n", named);
    }
  }

  /** Returns the entrance that is chosen in the form for walk-ins; empty for none. */
  public String walkInEntrance() {
    String typed = walkIn.typed("entrance");
    return typed.isEmpty() ? gates.chosen() : typed;
  }

  /** Returns whether somebody was refused whom the host can let in anyway. */
  public boolean offersAnyway() {
    return result != null && result.isRefused();
  }
}
