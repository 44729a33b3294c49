package dev.millet.events;

import dev.millet.api.forms.Rules;

/** The input of a host who says why; the people it is about can read it. */
record Reason(String reason) {

  static final Rules<Reason> RULES =
      Rules.of(Reason.class).line("reason", 0, 300, "The street is closed for filming.");
}
