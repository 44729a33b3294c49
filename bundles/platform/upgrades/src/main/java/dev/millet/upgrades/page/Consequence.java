package dev.millet.upgrades.page;

/**
 * What becomes of it when something goes wrong at a point of a change.
 *
 * @param when the point
 * @param then what happens
 */
public record Consequence(Sentence when, Sentence then) {

  static Consequence of(String when, String then) {
    return new Consequence(Sentence.of("plan.when." + when), Sentence.of("plan.then." + then));
  }
}
