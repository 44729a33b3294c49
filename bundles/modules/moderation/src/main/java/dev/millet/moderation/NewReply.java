package dev.millet.moderation;

import dev.millet.api.forms.Rules;

/** The answer of an author to the moderators. */
record NewReply(String text) {

  static final Rules<NewReply> RULES =
      Rules.of(NewReply.class).text("text", 1, 2_000, "This was meant as a joke among friends.");
}
