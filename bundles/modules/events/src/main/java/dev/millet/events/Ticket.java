package dev.millet.events;

import java.time.Instant;

/**
 * A ticket, as a row of {@code events_tickets}.
 *
 * @param code opaque: 12 letters and digits
 * @param enteredAt when its holder came in; null where they did not
 * @param enteredBy the host who let them in
 * @param enteredThrough the entrance through which they came; null where nobody said
 * @param leftAt when its holder was checked out; null where they are in, or never came
 */
public record Ticket(
    long registrationId,
    long eventId,
    String code,
    Instant enteredAt,
    Long enteredBy,
    String enteredThrough,
    Instant leftAt) {

  private static final int GROUP = 4;

  /** Returns the code in groups, to be read aloud. */
  public String spelled() {
    StringBuilder spelled = new StringBuilder();
    for (int i = 0; i < code.length(); i += GROUP) {
      spelled.append(i == 0 ? "" : " ").append(code, i, Math.min(code.length(), i + GROUP));
    }
    return spelled.toString();
  }

  /** Returns the entrance through which its holder came; empty where nobody said. */
  String through() {
    return enteredThrough == null ? "" : enteredThrough;
  }

  /** Returns whether its holder is inside. */
  public boolean isIn() {
    return enteredAt != null && leftAt == null;
  }
}
