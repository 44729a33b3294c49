package dev.millet.search.query;

import dev.millet.search.text.TypedWord;
import dev.millet.search.text.Words;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The words of a title and a text to be compared with those of another one; words of the title
 * count more. Immutable.
 */
record ComparedText(Map<String, Double> words) {

  private static final int MAX_TITLE = 60;
  private static final int MAX_TEXT = 80;
  private static final double TEXT = 0.4;

  static ComparedText of(Words indexed, String title, String text) {
    Map<String, Double> words = new LinkedHashMap<>();
    TypedWord.of(indexed, title, MAX_TITLE).forEach(word -> words.put(word.text(), 1.0));
    TypedWord.of(indexed, text, MAX_TEXT).forEach(word -> words.putIfAbsent(word.text(), TEXT));
    return new ComparedText(words);
  }

  Set<String> set() {
    return words.keySet();
  }

  /**
   * Returns how much two texts have in common, by Dice's coefficient with rare words counting more:
   * 0 for nothing, 1 for the same words.
   */
  double likeness(ComparedText other, Rarity rarity) {
    double common = 0;
    for (Map.Entry<String, Double> each : words.entrySet()) {
      Double there = other.words.get(each.getKey());
      if (there != null) {
        common += Math.min(there, each.getValue()) * rarity.of(each.getKey());
      }
    }
    double both = weight(rarity) + other.weight(rarity);
    return both == 0 ? 0 : 2 * common / both;
  }

  private double weight(Rarity rarity) {
    return words.entrySet().stream()
        .mapToDouble(each -> each.getValue() * rarity.of(each.getKey()))
        .sum();
  }
}
