package dev.millet.suggestions.text;

import dev.millet.api.gateway.Problem;
import dev.millet.api.text.VisibleText;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tags in the one form in which they are kept and compared: Unicode NFKC, lower case, white space
 * as hyphens, without a leading {@code #}.
 */
public final class Tags {

  public static final int MOST = 10;
  public static final int LONGEST = 40;

  private static final String FIELD = "tags";
  private static final Pattern SEPARATORS = Pattern.compile("[,;，、；\\n]");

  /** Tags that were checked: {@code problem} is null where they can be taken. */
  public record Checked(List<String> tags, Problem.Field problem) {}

  private Tags() {}

  /**
   * Checks tags as somebody sent them; null counts as none, and a tag that is there twice counts
   * once.
   */
  public static Checked check(List<String> raw) {
    Set<String> tags = new LinkedHashSet<>();
    for (String each : raw == null ? List.<String>of() : raw) {
      String tag = normal(each);
      if (each == null || !isFit(tag)) {
        return refuse(
            "bad-tag",
            "a tag has 1 to " + LONGEST + " characters, one of them visible, and no separators");
      }
      tags.add(tag);
      if (tags.size() > MOST) {
        return refuse("too-many", "at most " + MOST + " tags are taken");
      }
    }
    return new Checked(List.copyOf(tags), null);
  }

  /** Returns the tags of a form's one text field, separated by commas of any kind. */
  public static List<String> split(String line) {
    return SEPARATORS.splitAsStream(line).filter(part -> !VisibleText.isBlank(part)).toList();
  }

  /** Returns one tag in its kept form. */
  public static String normal(String raw) {
    if (raw == null) {
      return "";
    }
    String folded = Normalizer.normalize(raw, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    String line = new TextRule(FIELD, Integer.MAX_VALUE, true, true).fit(folded);
    return line.replaceFirst("^#+", "").strip().replace(' ', '-');
  }

  /** Returns whether a tag in its kept form can be taken. */
  public static boolean isFit(String tag) {
    return !VisibleText.isBlank(tag)
        && tag.codePointCount(0, tag.length()) <= LONGEST
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

  private static Checked refuse(String code, String detail) {
    return new Checked(List.of(), new Problem.Field(FIELD, code, detail));
  }
}
