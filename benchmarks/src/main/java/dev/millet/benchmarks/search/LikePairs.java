package dev.millet.benchmarks.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Texts of a language, some of which are known to say the same. The file has a row of JSON for each
 * pair: {@code a}, {@code b}, {@code lang}, {@code duplicate}.
 */
final class LikePairs {

  /** The texts in the order of the file, each once, with its place. */
  private final Map<String, Integer> texts = new LinkedHashMap<>();

  private final List<Query> queries = new ArrayList<>();

  /**
   * A text, and the one that says the same.
   *
   * @param text the place of the text
   * @param same the place of the other one
   */
  record Query(int text, int same) {}

  static LikePairs read(Path file, String language) throws IOException {
    LikePairs pairs = new LikePairs();
    ObjectMapper json = new ObjectMapper();
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode row = json.readTree(line);
        if (row.path("lang").asText().equals(language)) {
          int a = pairs.place(row.path("a").asText());
          int b = pairs.place(row.path("b").asText());
          if (row.path("duplicate").asBoolean() && a != b) {
            pairs.queries.add(new Query(a, b));
          }
        }
      }
    }
    return pairs;
  }

  private int place(String text) {
    return texts.computeIfAbsent(text, any -> texts.size());
  }

  List<String> texts() {
    return List.copyOf(texts.keySet());
  }

  /** Returns every other query: settings may be tuned on those of even places only. */
  List<Query> reported() {
    List<Query> odd = new ArrayList<>();
    for (int i = 1; i < queries.size(); i += 2) {
      odd.add(queries.get(i));
    }
    return odd;
  }

  /** Returns the first line of a text. */
  static String title(String text) {
    return text.lines().findFirst().orElse("").strip();
  }

  /** Returns what is behind the first line. */
  static String body(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? "" : text.substring(end + 1).strip();
  }

  /** Counts the words of a text that others have as a substring; the place of one among all. */
  static int placeByCountedWords(List<String> lowerCase, Query query) {
    String[] words = lowerCase.get(query.text()).split("[^\\p{L}\\p{N}]+");
    int wanted = count(lowerCase.get(query.same()), words);
    int place = 1;
    for (int i = 0; i < lowerCase.size(); i++) {
      if (i != query.text() && i != query.same()) {
        int there = count(lowerCase.get(i), words);
        if (there > wanted || there == wanted && i < query.same()) {
          place++;
        }
      }
    }
    return place;
  }

  private static int count(String text, String[] words) {
    int count = 0;
    for (String word : words) {
      if (!word.isEmpty() && text.contains(word)) {
        count++;
      }
    }
    return count;
  }

  static List<String> lowerCase(List<String> texts) {
    return texts.stream().map(each -> each.toLowerCase(Locale.ROOT)).toList();
  }
}
