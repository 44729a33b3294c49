package dev.millet.site.texts;

import dev.millet.api.forms.Rules;

/**
 * A text as an administrator typed it; it is taken away where both are empty.
 *
 * @param english in Markdown
 * @param chinese in Markdown
 */
public record TextForm(String english, String chinese) {

  static final Rules<TextForm> RULES =
      Rules.of(TextForm.class)
          .text("english", 0, 40_000, "We keep what you write, and nothing else.")
          .text("chinese", 0, 40_000, "我们只保存你发布的内容。");

  /** Returns the same without white space around it. */
  TextForm stripped() {
    return new TextForm(english.strip(), chinese.strip());
  }
}
