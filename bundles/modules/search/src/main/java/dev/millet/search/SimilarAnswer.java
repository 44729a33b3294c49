package dev.millet.search;

import dev.millet.search.query.Similar;
import java.util.List;

/**
 * Something similar, as programs get it.
 *
 * @param status null for none
 * @param words the words that both have
 */
record SimilarAnswer(
    String type, String id, String path, String title, String status, List<String> words) {

  static SimilarAnswer of(Similar similar) {
    return new SimilarAnswer(
        similar.entry().subject().type(),
        similar.entry().subject().id(),
        similar.path(),
        similar.title(),
        similar.entry().status(),
        similar.words());
  }
}
