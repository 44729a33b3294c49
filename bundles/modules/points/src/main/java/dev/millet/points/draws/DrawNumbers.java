package dev.millet.points.draws;

import dev.millet.api.forms.Rules;

/**
 * The input of a program that draws.
 *
 * @param numbers of the public source; empty for a sealed seed
 */
record DrawNumbers(String numbers) {

  static final Rules<DrawNumbers> RULES =
      Rules.of(DrawNumbers.class)
          .line("numbers", 0, SourceNumbers.MAX_LENGTH, "4 9 15 22 27 31 / 11");
}
