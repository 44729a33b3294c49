package dev.millet.events;

import dev.millet.api.forms.Rules;

/**
 * The input of a host who lets somebody in without a ticket.
 *
 * @param handle of the member; empty for somebody without an account
 * @param guests how many others come along; null for none
 * @param entrance the name of the entrance; empty for none
 * @param scan a name of the scanner's own: one that is sent again counts once
 */
record NewWalkIn(String handle, Integer guests, String entrance, String scan) {

  static final Rules<NewWalkIn> RULES =
      Rules.of(NewWalkIn.class)
          .line("handle", 0, 60, "ann")
          .number("guests", 0, 9, 1)
          .line("entrance", 0, 60, "North gate")
          .verbatim("scan", 1, 40, "5b0f7a52-7f5e-4ac8-9a2f-7f0b1c3f1d11");

  int others() {
    return guests == null ? 0 : guests;
  }

  /** Returns the handle without the sign before it. */
  String plainHandle() {
    return handle.startsWith("@") ? handle.substring(1) : handle;
  }
}
