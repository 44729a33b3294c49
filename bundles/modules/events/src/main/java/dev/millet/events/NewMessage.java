package dev.millet.events;

import dev.millet.api.forms.Rules;
import dev.millet.api.notices.Notice;

/** The input of a host who writes to everybody who is registered. */
record NewMessage(String message) {

  static final Rules<NewMessage> RULES =
      Rules.of(NewMessage.class)
          .line("message", 1, Notice.MAX_DETAIL, "The entrance is at the rear today.");
}
