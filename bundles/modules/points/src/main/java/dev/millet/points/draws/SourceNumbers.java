package dev.millet.points.draws;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The random sources of a draw in the canonical form of RFC 3797, section 4.1: the numbers of a
 * source ascending, without leading zeros, each with a dot behind it; a text as its letters and
 * digits in upper case; a slash behind each source.
 */
final class SourceNumbers {

  /** The longest input that is read. */
  static final int MAX_LENGTH = 300;

  private static final int MAX_DIGITS = 20;
  private static final Pattern GROUPS =
      Pattern.compile("[0-9]+([ ,.;]+[0-9]+)*( */ *[0-9]+([ ,.;]+[0-9]+)*)*");
  private static final Pattern BETWEEN = Pattern.compile("[ ,.;]+");
  private static final Pattern ZEROS = Pattern.compile("^0+");

  private SourceNumbers() {}

  /**
   * Reads numbers as people write them, such as {@code 4 9 15 22 27 31 / 11}: a slash between two
   * sources.
   *
   * @return the key; empty where there is something else in it
   */
  static Optional<String> key(String typed) {
    String text = typed.strip();
    if (text.length() > MAX_LENGTH || !GROUPS.matcher(text).matches()) {
      return Optional.empty();
    }
    String[] groups = text.split(" */ *");
    boolean tooLong =
        Arrays.stream(groups)
            .flatMap(BETWEEN::splitAsStream)
            .anyMatch(number -> number.length() > MAX_DIGITS);
    return tooLong
        ? Optional.empty()
        : Optional.of(
            Arrays.stream(groups).map(SourceNumbers::canonical).collect(Collectors.joining()));
  }

  private static String canonical(String group) {
    return BETWEEN
        .splitAsStream(group)
        .map(BigInteger::new)
        .sorted()
        .map(number -> ZEROS.matcher(number.toString()).replaceFirst("") + ".")
        .collect(Collectors.joining("", "", "/"));
  }

  /** Returns the key of texts, such as a seed. */
  static String keyOfTexts(String... texts) {
    return Arrays.stream(texts)
        .map(text -> text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "") + "/")
        .collect(Collectors.joining());
  }

  /** Returns the seed in a key of texts, as it was sealed. */
  static String seed(String key) {
    return key.substring(0, key.indexOf('/')).toLowerCase(Locale.ROOT);
  }

  /** Returns the numbers of a key, a list for each source. */
  static List<List<String>> groups(String key) {
    return Arrays.stream(key.split("/"))
        .map(
            group ->
                Arrays.stream(group.substring(0, group.length() - 1).split("\\.", -1))
                    .map(number -> number.isEmpty() ? "0" : number)
                    .toList())
        .toList();
  }
}
