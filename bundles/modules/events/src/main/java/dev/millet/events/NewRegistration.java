package dev.millet.events;

import dev.millet.api.forms.Rules;

/**
 * The input of somebody who registers.
 *
 * @param guests how many others they bring; null for none
 * @param shown whether the event's page may name them
 */
record NewRegistration(Integer guests, Boolean shown) {

  static final Rules<NewRegistration> RULES =
      Rules.of(NewRegistration.class).number("guests", 0, 9, 1).flag("shown");

  int others() {
    return guests == null ? 0 : guests;
  }

  boolean named() {
    return Boolean.TRUE.equals(shown);
  }
}
