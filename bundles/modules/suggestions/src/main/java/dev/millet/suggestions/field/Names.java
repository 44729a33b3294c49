package dev.millet.suggestions.field;

import java.util.Locale;

/**
 * The names of something that the team added.
 *
 * @param zh the Chinese name; empty where the team gave only an English one
 */
public record Names(String en, String zh) {

  /** Returns the name in a language. */
  public String in(Locale language) {
    return language.getLanguage().equals("zh") && !zh.isEmpty() ? zh : en;
  }

  /** Returns both, for a text that readers of both languages get. */
  public String both() {
    return zh.isEmpty() || zh.equals(en) ? en : en + " / " + zh;
  }
}
