package dev.millet.events;

import dev.millet.api.forms.Rules;

/**
 * The input of somebody who gives their place to somebody else.
 *
 * @param handle of the member who is offered it
 */
record NewTransfer(String handle) {

  static final Rules<NewTransfer> RULES = Rules.of(NewTransfer.class).line("handle", 1, 60, "ann");

  /** Returns the handle without the sign before it. */
  String plainHandle() {
    return handle.startsWith("@") ? handle.substring(1) : handle;
  }
}
