package dev.millet.points.draws;

import dev.millet.api.forms.Rules;

/**
 * The input of somebody who types the numbers of the public source: twice, since nothing corrects
 * them later.
 */
record TypedNumbers(String numbers, String again) {

  static final Rules<TypedNumbers> RULES =
      Rules.of(TypedNumbers.class)
          .line("numbers", 1, SourceNumbers.MAX_LENGTH, "4 9 15 22 27 31 / 11")
          .line("again", 1, SourceNumbers.MAX_LENGTH, "4 9 15 22 27 31 / 11")
          .require(
              "numbers",
              typed -> SourceNumbers.key(typed.numbers()).isPresent(),
              "no-numbers",
              "numbers are whole numbers such as 4 9 15 22 27 31 / 11")
          .require(
              "again",
              typed -> SourceNumbers.key(typed.numbers()).equals(SourceNumbers.key(typed.again())),
              "different",
              "the numbers are not the same twice");
}
