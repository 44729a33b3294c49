package dev.millet.events;

import dev.millet.api.forms.Rules;

/** The input of a host who makes another member a host. */
record NewHost(String handle) {

  static final Rules<NewHost> RULES = Rules.of(NewHost.class).line("handle", 1, 31, "ada");
}
