package dev.millet.suggestions.suggestion;

import dev.millet.api.gateway.Problem;
import dev.millet.api.text.TextFormat;
import dev.millet.api.text.VisibleText;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Tags in the one form in which they are kept and compared: Unicode NFKC, lower case, white space
 * as hyphens, without a leading {@code #}.
 */
public final class Tags {

  /** The most tags of a suggestion. */
  public static final int MAX_COUNT = 10;

  /** The longest tag, in code points. */
  public static final int MAX_LENGTH = 40;

  private static final Pattern SEPARATORS = Pattern.compile("[,;，、；\\n]");

  private Tags() {}

  /**
   * Returns a tag that somebody typed in its kept form.
   *
   * @throws dev.millet.api.gateway.ProblemException 422 where it has nothing to see, a separator,
   *     or too many characters
   */
  public static String check(String raw) {
    String tag = normal(raw);
    if (!isFit(tag)) {
      throw Problem.invalid(
              "tags",
              "bad-tag",
              "a tag has 1 to "
                  + MAX_LENGTH
                  + " characters, one of them visible, and no separators")
          .toException();
    }
    return tag;
  }

  /** Returns one tag in its kept form. */
  public static String normal(String raw) {
    if (raw == null) {
      return "";
    }
    String folded = Normalizer.normalize(raw, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    String line = TextFormat.LINE.fit(folded, Integer.MAX_VALUE);
    return line.replaceFirst("^#+", "").strip().replace(' ', '-');
  }

  /** Returns whether a tag in its kept form can be taken. */
  public static boolean isFit(String tag) {
    return !VisibleText.isBlank(tag)
        && tag.codePointCount(0, tag.length()) <= MAX_LENGTH
        && !SEPARATORS.matcher(tag).find();
  }

  /** Returns the tags as one column keeps them, one a line. */
  public static String join(List<String> tags) {
    return String.join("\n", tags);
  }

  /** Returns the tags of a column. */
  public static List<String> parse(String column) {
    List<String> tags = new ArrayList<>();
    int from = 0;
    while (from < column.length()) {
      int end = column.indexOf('\n', from);
      int to = end < 0 ? column.length() : end;
      tags.add(column.substring(from, to));
      from = to + 1;
    }
    return tags;
  }
}
