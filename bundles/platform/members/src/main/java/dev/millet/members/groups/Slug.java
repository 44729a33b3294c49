package dev.millet.members.groups;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/**
 * A name for addresses: small letters and digits of any script, with a dash for the rest. Of a name
 * that has neither, such as an emoji, the word {@code group}.
 */
final class Slug {

  private static final int MAX_LENGTH = 60;
  private static final String NAMELESS = "group";

  /** The words that mean something else in the same place of an address. */
  private static final Set<String> TAKEN = Set.of("new", "me");

  private Slug() {}

  /** Returns the slug of a name, or the next one of it where those before are taken. */
  static String of(String name, int attempt) {
    StringBuilder slug = new StringBuilder();
    Normalizer.normalize(name, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .limit(MAX_LENGTH)
        .forEach(
            c -> {
              if (Character.isLetterOrDigit(c)) {
                slug.appendCodePoint(c);
              } else if (!slug.isEmpty() && slug.charAt(slug.length() - 1) != '-') {
                slug.append('-');
              }
            });
    String plain = slug.toString().replaceAll("-+$", "");
    String base = plain.isEmpty() ? NAMELESS : plain;
    return attempt == 1 && !TAKEN.contains(base) ? base : base + '-' + attempt;
  }
}
