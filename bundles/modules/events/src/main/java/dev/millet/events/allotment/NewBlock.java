package dev.millet.events.allotment;

import dev.millet.api.forms.Rules;

/** The input of a host who keeps places back. */
public record NewBlock(String name, int places) {

  /** The rules of the form and of the API. */
  public static final Rules<NewBlock> RULES =
      Rules.of(NewBlock.class)
          .line("name", 1, 60, "Speakers")
          .number("places", 1, 100_000, 5)
          .withIdPrefix("block-");
}
