package dev.millet.events;

import dev.millet.api.forms.Rules;
import java.time.Instant;

/**
 * The input of a host at the door.
 *
 * @param code of the ticket, as it was scanned or typed
 * @param scan a name of the scanner's own for this scan: one that is sent again counts once
 * @param at when it was scanned, where it was scanned without a network; null for now
 */
record NewScan(String code, String scan, Instant at) {

  static final Rules<NewScan> RULES =
      Rules.of(NewScan.class)
          .line("code", 1, 40, "7F3K Q9TZ 2M8V")
          .verbatim("scan", 1, 40, "5b0f7a52-7f5e-4ac8-9a2f-7f0b1c3f1d10")
          .optionalTime("at", Instant.parse("2026-12-12T08:52:00Z"));
}
