package dev.millet.events;

import dev.millet.api.forms.Rules;
import java.time.Instant;

/**
 * The input of a host at the door.
 *
 * @param code of the ticket, as it was scanned or typed
 * @param scan a name of the scanner's own for this scan: one that is sent again counts once
 * @param way {@code in}, {@code out} or {@code anyway}, to let somebody in who was refused; empty
 *     for in
 * @param reason why somebody is let in anyway; empty for others
 * @param entrance the name of the entrance; empty for none
 * @param at when it was scanned, where it was scanned without a network; null for now
 */
record NewScan(String code, String scan, Instant at, String way, String reason, String entrance) {

  /** The ways through the door. */
  enum Way {
    IN,
    OUT,
    ANYWAY
  }

  static final Rules<NewScan> RULES =
      Rules.of(NewScan.class)
          .line("code", 1, 40, "7F3K Q9TZ 2M8V")
          .verbatim("scan", 1, 40, "5b0f7a52-7f5e-4ac8-9a2f-7f0b1c3f1d10")
          .optionalTime("at", Instant.parse("2026-12-12T08:52:00Z"))
          .optionalChoice("way", Words.all(Way.class))
          .line("reason", 0, 200, "The ticket was scanned for the wrong person")
          .line("entrance", 0, 60, "North gate")
          .require(
              "reason",
              scan -> scan.way().equals("anyway") != scan.reason().isEmpty(),
              "with-anyway",
              "reason is needed to let somebody in anyway, and for nothing else");

  Way direction() {
    return way.isEmpty() ? Way.IN : Words.constant(Way.class, way);
  }
}
