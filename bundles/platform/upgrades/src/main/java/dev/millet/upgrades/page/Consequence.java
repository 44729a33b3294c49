package dev.millet.upgrades.page;

/**
 * The consequence of a failure at a point of a change.
 *
 * @param when the point
 * @param then what happens
 */
public record Consequence(Sentence when, Sentence then) {

  static Consequence of(String when, String then) {
    return new Consequence(Sentence.of("plan.when." + when), Sentence.of("plan.then." + then));
  }
}
