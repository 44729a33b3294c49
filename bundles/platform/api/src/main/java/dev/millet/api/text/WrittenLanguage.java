package dev.millet.api.text;

import java.lang.Character.UnicodeScript;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Tells in which language somebody wrote a text, as far as its script says it, for the attribute
 * {@code lang}: browsers choose fonts and line breaks by it, and screen readers a voice. Only the
 * first 2,000 characters count.
 *
 * <p>Kana is Japanese, Hangul is Korean, and other Han characters are Chinese, where the text is
 * not mostly in another script. Latin letters alone say nothing, but for a text with several of the
 * commonest English words on a page in another language.
 *
 * @since 1.1
 */
public final class WrittenLanguage {

  private static final int MAX_READ = 2_000;

  /** A Han character is worth about this many letters. */
  private static final int HAN_WEIGHT = 3;

  /** Chinese uses a kana now and then; Japanese uses more of them than this share. */
  private static final int MIN_KANA_PERCENT = 10;

  private static final int MIN_ENGLISH_WORDS = 2;

  private static final Set<String> ENGLISH =
      Set.of(
          "the", "and", "with", "when", "that", "this", "it", "you", "my", "are", "should", "not",
          "can", "have", "which", "from", "would", "there", "every");

  private final Set<String> english = new HashSet<>();
  private int han;
  private int kana;
  private int hangul;
  private int latin;
  private boolean accented;

  private WrittenLanguage(String text, boolean markup) {
    StringBuilder word = new StringBuilder();
    boolean tag = false;
    int end = Math.min(text.length(), MAX_READ);
    for (int i = 0; i < end; ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      if (markup && (point == '<' || point == '>')) {
        tag = point == '<';
      }
      if (!tag) {
        count(point, word);
      }
    }
    endWord(word);
  }

  /**
   * Returns the language tag of a plain text.
   *
   * @param page the language of the page around it
   * @return null where the text is in the page's language, or nobody can tell
   */
  public static String of(String text, Locale page) {
    return new WrittenLanguage(text, false).beside(page);
  }

  /** Returns the same for HTML, of which only the text counts. */
  public static String ofMarkup(String html, Locale page) {
    return new WrittenLanguage(html, true).beside(page);
  }

  private void count(int point, StringBuilder word) {
    if (!Character.isLetter(point)) {
      endWord(word);
      return;
    }
    switch (UnicodeScript.of(point)) {
      case HAN -> han++;
      case HIRAGANA, KATAKANA -> kana++;
      case HANGUL -> hangul++;
      default -> {
        latin++;
        accented |= point > 'z';
        word.appendCodePoint(Character.toLowerCase(point));
      }
    }
  }

  private void endWord(StringBuilder word) {
    if (ENGLISH.contains(word.toString())) {
      english.add(word.toString());
    }
    word.setLength(0);
  }

  private String beside(Locale page) {
    String written = written();
    return written == null || written.equals(page.getLanguage()) ? null : written;
  }

  private String written() {
    int ideographs = han + kana;
    if (hangul > 0 && hangul >= ideographs && hangul * HAN_WEIGHT >= latin) {
      return "ko";
    }
    if (ideographs > 0 && ideographs * HAN_WEIGHT >= latin) {
      return kana * 100 >= ideographs * MIN_KANA_PERCENT ? "ja" : "zh";
    }
    boolean onlyLatin = ideographs == 0 && hangul == 0 && !accented;
    return onlyLatin && english.size() >= MIN_ENGLISH_WORDS ? "en" : null;
  }
}
