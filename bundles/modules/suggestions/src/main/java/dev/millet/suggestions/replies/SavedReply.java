package dev.millet.suggestions.replies;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text that official answers begin with, as a row of {@code suggestions_replies}.
 *
 * @param productId only for suggestions of this product; null for all
 * @param name what the team chooses it by
 * @param version grows by one with each edit
 */
public record SavedReply(long id, Long productId, String name, Body body, int version) {

  /** The words in braces that are replaced. */
  static final Set<String> PLACEHOLDERS = Set.of("author", "title", "product", "assignee", "due");

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z_-]{1,40})\\}");

  // https://spec.commonmark.org/0.31.2/#backslash-escapes
  private static final Pattern MARKUP = Pattern.compile("[\\\\`*_{}\\[\\]()#+\\-.!<>|~&]");

  /**
   * Its texts, in Markdown.
   *
   * @param zh the Chinese text; empty where the team wrote only an English one
   */
  public record Body(String en, String zh) {

    /** Returns the text in a language, or else the English one. */
    String in(Locale language) {
      return language.getLanguage().equals("zh") && !zh.isEmpty() ? zh : en;
    }
  }

  /** Returns the words in braces of a text that nothing is known for. */
  static Set<String> unknown(String text) {
    Set<String> unknown = new TreeSet<>();
    Matcher found = PLACEHOLDER.matcher(text);
    while (found.find()) {
      if (!PLACEHOLDERS.contains(found.group(1))) {
        unknown.add(found.group(1));
      }
    }
    return unknown;
  }

  /**
   * Returns the text in a language, with its placeholders filled. What is filled in is read as
   * plain text: it is no markup and mentions nobody.
   *
   * @param values by placeholder; one without a value stays, for the writer to see
   */
  public String filled(Locale language, Map<String, String> values) {
    Matcher found = PLACEHOLDER.matcher(body.in(language));
    StringBuilder text = new StringBuilder();
    while (found.find()) {
      String value = values.get(found.group(1));
      String shown = value == null || value.isEmpty() ? found.group() : plain(value);
      found.appendReplacement(text, Matcher.quoteReplacement(shown));
    }
    return found.appendTail(text).toString();
  }

  private static String plain(String value) {
    String line = value.replaceAll("\\s+", " ").replace('@', '＠');
    return MARKUP.matcher(line).replaceAll(Matcher.quoteReplacement("\\") + "$0");
  }
}
