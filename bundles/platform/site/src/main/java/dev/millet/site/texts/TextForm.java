package dev.millet.site.texts;

import dev.millet.api.forms.Rules;
import dev.millet.api.gateway.Problem;

/**
 * A text as an administrator typed it; it is taken away where both are empty.
 *
 * @param english in Markdown
 * @param chinese in Markdown
 */
public record TextForm(String english, String chinese) {

  private static final int MAX_LENGTH = 40_000;

  static final Rules<TextForm> RULES =
      Rules.of(TextForm.class)
          .text("english", 0, MAX_LENGTH, "We keep what you write, and nothing else.")
          .text("chinese", 0, MAX_LENGTH, "我们只保存你发布的内容。")
          .checked("english", text -> stored("english", text))
          .checked("chinese", text -> stored("chinese", text));

  /** Returns a text that fits its column, which counts characters such as emoji twice. */
  private static String stored(String field, String text) {
    if (text.length() > MAX_LENGTH) {
      throw Problem.invalid(
              field,
              "too-long",
              field + " has at most 40,000 characters, of which emoji and rare ones count twice")
          .toException();
    }
    return text;
  }

  /** Returns the same without white space around it. */
  TextForm stripped() {
    return new TextForm(english.strip(), chinese.strip());
  }
}
