package dev.millet.members.accounts;

import java.util.HashMap;
import java.util.Map;

/**
 * Computes what a handle looks like: letters that most fonts draw alike become one. A small part of
 * the table of UTS #39, chosen for the scripts whose whole words can be spelled in another script.
 */
final class Lookalikes {

  private static final Map<Integer, Integer> SHAPES = shapes();

  private Lookalikes() {}

  private static Map<Integer, Integer> shapes() {
    Map<Integer, Integer> shapes = new HashMap<>();
    pair(shapes, "01ɑɡ", "olag");
    // Cyrillic, small letters and those that look alike as capitals
    pair(shapes, "аеорсухіјѕһԁԛԝвкмнтӏԍ", "aeopcyxijshdqwbkmhtlg");
    // Greek, the same
    pair(shapes, "οαρνικτχβεμζη", "oapviktxbemzn");
    // Armenian
    pair(shapes, "օսհոց", "ouhng");
    // Katakana that are Chinese characters to the eye, and a Hiragana that is Katakana
    pair(shapes, "ーニロカエタトハへ", "一二口力工夕卜八ヘ");
    return Map.copyOf(shapes);
  }

  private static void pair(Map<Integer, Integer> shapes, String from, String to) {
    int[] of = from.codePoints().toArray();
    int[] as = to.codePoints().toArray();
    for (int i = 0; i < of.length; i++) {
      shapes.put(of[i], as[i]);
    }
  }

  /**
   * Returns the shape of a handle in form KC. A capital I is a small L to the eye, in most fonts.
   */
  static String shape(String text) {
    StringBuilder shape = new StringBuilder(text.length());
    MemberHandle.fold(text.replace('I', 'l'))
        .codePoints()
        .map(c -> SHAPES.getOrDefault(c, c))
        .forEach(shape::appendCodePoint);
    return shape.toString();
  }
}
