package dev.millet.events;

import dev.millet.api.forms.Rules;

/**
 * The input of somebody who registers.
 *
 * @param guests how many others they bring; null for none
 * @param category the id of a category of the event; null where it has none
 * @param shown whether the event's page may name them
 */
record NewRegistration(Integer guests, Long category, Boolean shown) {

  static final Rules<NewRegistration> RULES =
      Rules.of(NewRegistration.class)
          .number("guests", 0, 9, 1)
          .number("category", 1, Long.MAX_VALUE, 1)
          .flag("shown");

  int others() {
    return guests == null ? 0 : guests;
  }

  boolean named() {
    return Boolean.TRUE.equals(shown);
  }
}
