package dev.millet.events.allotment;

import dev.millet.api.forms.Rules;

/**
 * The input of a host who gives more places than there are.
 *
 * @param percent how many more, as a part of the places; 0 for none
 */
public record NewOverbooking(int percent) {

  /** The rules of the form and of the API. */
  public static final Rules<NewOverbooking> RULES =
      Rules.of(NewOverbooking.class).number("percent", 0, 50, 10);
}
