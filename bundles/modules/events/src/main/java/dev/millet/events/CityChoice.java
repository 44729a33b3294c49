package dev.millet.events;

import dev.millet.api.forms.Rules;

/**
 * The input of a member who chooses a city.
 *
 * @param city its slug
 * @param shown whether the city's page may name them
 */
record CityChoice(String city, Boolean shown) {

  static final Rules<CityChoice> RULES =
      Rules.of(CityChoice.class).line("city", 1, 60, "chengdu").flag("shown");
}
