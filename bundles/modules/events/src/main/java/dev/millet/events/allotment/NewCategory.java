package dev.millet.events.allotment;

import dev.millet.api.forms.Rules;

/**
 * The input of a host who adds a category.
 *
 * @param quota null for as many as the event has places
 */
public record NewCategory(String name, Integer quota) {

  /** The rules of the form and of the API. */
  public static final Rules<NewCategory> RULES =
      Rules.of(NewCategory.class)
          .line("name", 1, 60, "Photographers")
          .number("quota", 1, 100_000, 20)
          .withIdPrefix("category-");
}
