package dev.millet.imports.file;

import dev.millet.api.imports.FileText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text without a title, split into one and the rest: the title is its first line, or the first
 * sentence of that line.
 *
 * @param rest empty where the title says it all; the whole text where the title had to be cut
 */
record SplitText(String title, String rest) {

  /** Chinese sentences end without a space behind them; others before white space or the end. */
  private static final Pattern END = Pattern.compile("[。！？]+[”’」』）]*|[.!?]+[\"')\\]]*(?=\\s|$)");

  private static final Pattern FULL_STOP = Pattern.compile("[.。]$");

  static SplitText of(String text, FileText limit) {
    String all = text.strip();
    int line = lineEnd(all);
    String first = all.substring(0, line).strip();
    Matcher end = END.matcher(first);
    int cut = end.find() ? end.end() : first.length();
    String sentence = FULL_STOP.matcher(first.substring(0, cut)).replaceFirst("");
    if (limit.isTooLong(sentence)) {
      return new SplitText(sentence, all);
    }
    String rest = first.substring(cut).strip() + all.substring(line);
    return new SplitText(sentence, rest.strip());
  }

  private static int lineEnd(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\n' || text.charAt(i) == '\r') {
        return i;
      }
    }
    return text.length();
  }
}
