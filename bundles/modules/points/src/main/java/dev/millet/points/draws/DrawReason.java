package dev.millet.points.draws;

import dev.millet.api.forms.Rules;

/** The input of somebody who cancels a draw; everybody can read it. */
record DrawReason(String reason) {

  static final Rules<DrawReason> RULES =
      Rules.of(DrawReason.class).line("reason", 1, 300, "The phones arrive two weeks later.");
}
