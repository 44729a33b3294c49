package dev.millet.events;

import dev.millet.api.forms.Rules;

/** The input of a member who says whether the page of an event names them. */
record NamedChoice(Boolean shown) {

  static final Rules<NamedChoice> RULES = Rules.of(NamedChoice.class).flag("shown");

  boolean named() {
    return Boolean.TRUE.equals(shown);
  }
}
