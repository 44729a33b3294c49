package com.example.thanks;

import dev.millet.api.forms.Rules;

/** The input of a member, on the page or through the API. */
record NewNote(String text) {

  static final Rules<NewNote> RULES =
      Rules.of(NewNote.class).line("text", 1, 200, "Thanks to the camera team!");
}
