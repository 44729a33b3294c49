package dev.millet.members.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Somebody in an imported source.
 *
 * @param source where they come from
 * @param name their name there, without what cannot be shown
 * @param key tells them from everybody else: a SHA-256 in hexadecimal
 */
record Person(String source, String name, String key) {

  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_SOURCE = 80;
  private static final String NAMELESS = "?";

  static Person of(String source, String name) {
    String plain = Line.cleaned(name, LONGEST_NAME);
    String shown = plain.isEmpty() ? NAMELESS : plain;
    return new Person(Line.cleaned(source, LONGEST_SOURCE), shown, hash(source + '\n' + shown));
  }

  private static String hash(String text) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
