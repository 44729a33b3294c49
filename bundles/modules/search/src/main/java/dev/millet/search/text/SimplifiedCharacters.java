package dev.millet.search.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Traditional Chinese characters with their simplified ones, by OpenCC's table. Where a traditional
 * character has several, the first is taken: both sides of a comparison are treated alike.
 * Immutable.
 */
final class SimplifiedCharacters {

  private static final String TABLE = "/data/dictionary/TSCharacters.txt";

  private final Map<Integer, Integer> simplified;

  private SimplifiedCharacters(Map<Integer, Integer> simplified) {
    this.simplified = simplified;
  }

  /** Reads the table. */
  static SimplifiedCharacters read() {
    Map<Integer, Integer> pairs = new HashMap<>();
    try (InputStream table = SimplifiedCharacters.class.getResourceAsStream(TABLE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
      lines.lines().map(line -> line.split("\\s+")).forEach(line -> add(pairs, line));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new SimplifiedCharacters(Map.copyOf(pairs));
  }

  private static void add(Map<Integer, Integer> pairs, String[] line) {
    if (line.length > 1 && !line[0].isEmpty() && !line[1].isEmpty()) {
      pairs.put(line[0].codePointAt(0), line[1].codePointAt(0));
    }
  }

  /** Returns the simplified character of a code point; the same where it has none. */
  int of(int codePoint) {
    return codePoint < 0x3400 ? codePoint : simplified.getOrDefault(codePoint, codePoint);
  }

  int size() {
    return simplified.size();
  }
}
