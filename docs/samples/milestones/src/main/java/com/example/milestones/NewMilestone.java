package com.example.milestones;

import dev.millet.api.forms.Rules;

/** The input of somebody who announces a milestone. */
record NewMilestone(String title) {

  static final Rules<NewMilestone> RULES =
      Rules.of(NewMilestone.class).line("title", 1, 120, "10,000 members");
}
