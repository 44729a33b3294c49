package dev.millet.api.imports;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The reason that something of a line is not taken.
 *
 * @param code tells the reasons apart; the message {@code refusal.<code>} of the module says it in
 *     each language
 * @param arguments what that sentence names
 * @param text the sentence in English, for programs and for files
 * @since 1.1
 */
public record Reason(String code, List<String> arguments, String text) {

  /** Something that must be there is not. */
  public static final Reason MISSING = of("missing", "it is missing");

  /** Nothing of a text can be seen. */
  public static final Reason BLANK = of("blank", "it needs at least one visible character");

  /** The row is about no product, and nobody chose one. */
  public static final Reason NO_PRODUCT =
      of("no-product", "the row names no product; choose one for such rows (--product phone)");

  /** A line before tells of the same thing. */
  public static final Reason TWICE = of("twice", "an earlier line has the same source and id");

  public Reason {
    arguments = List.copyOf(arguments);
  }

  /**
   * Returns a reason.
   *
   * @param pattern a {@link MessageFormat} pattern where there are arguments, else plain text
   */
  public static Reason of(String code, String pattern, Object... arguments) {
    List<String> words = Stream.of(arguments).map(String::valueOf).toList();
    String text =
        words.isEmpty() ? pattern : new MessageFormat(pattern, Locale.ROOT).format(words.toArray());
    return new Reason(code, words, text);
  }
}
