package dev.millet.members.pages;

import java.nio.charset.StandardCharsets;

/** Where to go after signing in: a path on this site, whatever somebody wrote into the link. */
final class Destination {

  static final String HOME = "/";

  private static final int LONGEST = 2_000;

  private Destination() {}

  /** The path, fit for a header; the front page where it is none, or leads back to signing in. */
  static String of(String asked) {
    if (asked == null
        || asked.length() > LONGEST
        || !asked.startsWith("/")
        || asked.startsWith("//")
        || asked.indexOf('\\') >= 0
        || asked.startsWith("/members/sign-")
        || asked.equals("/members/confirm")
        || asked.startsWith("/members/confirm?")
        || asked.startsWith("/members/setup/")
        || asked.startsWith("/members/reset/")
        || asked.chars().anyMatch(Character::isISOControl)) {
      return HOME;
    }
    return encoded(asked);
  }

  private static String encoded(String path) {
    StringBuilder text = new StringBuilder();
    for (byte one : path.getBytes(StandardCharsets.UTF_8)) {
      if (one > ' ' && one < 0x7F) {
        text.append((char) one);
      } else {
        text.append('%').append("%02X".formatted(one & 0xFF));
      }
    }
    return text.toString();
  }
}
