package dev.millet.events;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Pattern;

/** Time zones, and clocks on walls, as somebody types them. */
final class Zones {

  private static final Pattern REGION = Pattern.compile("[A-Z][A-Za-z_]+(/[A-Za-z0-9_+-]+)+|UTC");
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private Zones() {}

  /** Returns whether a text is an IANA name; offsets know no summer time and are none. */
  static boolean isOne(String text) {
    return REGION.matcher(text).matches() && ZoneId.getAvailableZoneIds().contains(text);
  }

  /** Returns whether a text is a day and a time such as {@code 2026-12-12T16:30}, or empty. */
  static boolean isLocal(String text) {
    if (text.isEmpty()) {
      return true;
    }
    try {
      int year = LocalDateTime.parse(text, LOCAL).getYear();
      return year >= 2000 && year < 2200;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  /** Returns the day and time of a text; null where it is empty. */
  static LocalDateTime local(String text) {
    return text.isEmpty() ? null : LocalDateTime.parse(text, LOCAL);
  }
}
