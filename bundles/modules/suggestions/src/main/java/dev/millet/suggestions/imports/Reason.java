package dev.millet.suggestions.imports;

import dev.millet.api.gateway.Problem;
import dev.millet.suggestions.imports.csv.CsvRows;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The reason that something of a line is not taken.
 *
 * @param code tells the reasons apart; the message {@code refusal.<code>} says it in each language
 * @param arguments what that sentence names
 * @param text the sentence in English, for programs and for files
 */
record Reason(String code, List<String> arguments, String text) {

  static final Reason NO_TEXT = of("no-text", "a text is expected");
  static final Reason MISSING = of("missing", "it is missing");
  static final Reason NO_NUMBER = of("no-number", "a whole number is expected");
  static final Reason NO_LIST = of("no-list", "a list is expected");
  static final Reason NO_OBJECT = of("no-object", "an object is expected");
  static final Reason NEGATIVE = of("negative", "it is less than nothing");
  static final Reason BLANK = of("blank", "it needs at least one visible character");
  static final Reason NO_SLUG =
      of("no-slug", "a slug has 1 to 60 lower-case letters, digits and hyphens");
  static final Reason NO_STEP = of("no-step", "an owner, a due date or a known status is expected");
  static final Reason NO_DAY = of("no-day", "it is no day; write 2026-03-01");
  static final Reason NO_KIND = of("no-kind", "'suggestion' or 'product' is expected");
  static final Reason NO_PRODUCT =
      of("no-product", "the row names no product; choose one for such rows (--product phone)");
  static final Reason TWICE = of("twice", "an earlier line has the same source and id");
  static final Reason NO_VOTE = of("no-vote", "1, 0 or -1 is expected");
  private static final Reason QUOTES =
      of(
          "quotes",
          "a quotation mark is not closed, or stands inside of a text; close it, and write \"\" for"
              + " one that belongs to the text");

  /**
   * Returns a reason.
   *
   * @param pattern a {@link MessageFormat} pattern where there are arguments, else plain text
   */
  static Reason of(String code, String pattern, Object... arguments) {
    List<String> words = Stream.of(arguments).map(String::valueOf).toList();
    String text =
        words.isEmpty() ? pattern : new MessageFormat(pattern, Locale.ROOT).format(words.toArray());
    return new Reason(code, words, text);
  }

  /** Returns the reason that a row of a CSV file is broken. */
  static Reason of(CsvRows.Problem problem) {
    return switch (problem) {
      case QUOTES -> QUOTES;
      case TOO_LONG -> of("too-long", "the line is longer than {0} characters", CsvRows.MAX_LINE);
    };
  }

  /** Returns the reason that a rule for texts gives. */
  static Reason of(TextRule rule, Problem.Field problem) {
    return new Reason(
        "text." + problem.code(), List.of(Integer.toString(rule.most())), problem.detail());
  }
}
