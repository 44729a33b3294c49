package dev.millet.pages;

import dev.millet.api.pages.Html;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Moments as people read them: relative within a week, else the date; exact on hover, in the
 * reader's zone where the browser has told it. Thread-safe.
 */
final class Moments {

  /** Set by the shell's script; without it, times are UTC. */
  static final String ZONE_COOKIE = "millet_zone";

  private static final Map<Locale, Formats> FORMATS =
      Map.of(
          Languages.ENGLISH,
          Formats.of(Languages.ENGLISH, "d MMM", "d MMM uuuu", "d MMMM uuuu, HH:mm '('z')'"),
          Languages.CHINESE,
          Formats.of(Languages.CHINESE, "M月d日", "uuuu年M月d日", "uuuu年M月d日 HH:mm（z）"));

  private final Texts texts;
  private final Clock clock;

  Moments(Texts texts, Clock clock) {
    this.texts = texts;
    this.clock = clock;
  }

  private record Formats(DateTimeFormatter day, DateTimeFormatter date, DateTimeFormatter exact) {
    static Formats of(Locale language, String day, String date, String exact) {
      return new Formats(
          DateTimeFormatter.ofPattern(day, language),
          DateTimeFormatter.ofPattern(date, language),
          DateTimeFormatter.ofPattern(exact, language));
    }
  }

  /** The zone that a cookie names; UTC without one. */
  static ZoneId zone(Optional<String> cookie) {
    if (cookie.isEmpty() || cookie.get().length() > 40) {
      return ZoneOffset.UTC;
    }
    try {
      return ZoneId.of(cookie.get());
    } catch (DateTimeException e) {
      return ZoneOffset.UTC;
    }
  }

  Html time(Instant instant, Locale language, ZoneId zone) {
    Formats formats = FORMATS.get(language);
    ZonedDateTime local = instant.atZone(zone);
    String exact = formats.exact().format(local);
    return new Html(
        "<time datetime=\""
            + instant.truncatedTo(ChronoUnit.SECONDS)
            + "\" title=\""
            + exact
            + "\">"
            + shown(instant, local, language, formats)
            + "</time>");
  }

  private String shown(Instant instant, ZonedDateTime local, Locale language, Formats formats) {
    Instant now = clock.instant();
    Duration age = Duration.between(instant, now);
    if (age.toSeconds() < -60) {
      return formats.date().format(local);
    }
    if (age.toMinutes() < 1) {
      return texts.text(language, "time.now");
    }
    if (age.toHours() < 1) {
      return texts.text(language, "time.minutes", age.toMinutes());
    }
    if (age.toDays() < 1) {
      return texts.text(language, "time.hours", age.toHours());
    }
    if (age.toDays() < 7) {
      return texts.text(language, "time.days", age.toDays());
    }
    boolean thisYear = now.atZone(local.getZone()).getYear() == local.getYear();
    return (thisYear ? formats.day() : formats.date()).format(local);
  }
}
