package dev.millet.pages;

import dev.millet.api.pages.Html;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * Moments as people read them: relative within a week, else the date; exact on hover, in the
 * reader's zone: the one that the member chose, else the one that the browser has told.
 * Thread-safe.
 */
final class Moments {

  /** Set by the shell's script; without it, times are UTC. */
  static final String ZONE_COOKIE = "millet_zone";

  private static final long HOUR = 3600;
  private static final long DAY = 24 * HOUR;

  private final Texts texts;
  private final Clock clock;

  Moments(Texts texts, Clock clock) {
    this.texts = texts;
    this.clock = clock;
  }

  /** The zone of a name; UTC where there is none, or no such zone. */
  static ZoneId zone(Optional<String> name) {
    if (name.isEmpty() || name.get().length() > 40) {
      return ZoneOffset.UTC;
    }
    try {
      return ZoneId.of(name.get());
    } catch (DateTimeException e) {
      return ZoneOffset.UTC;
    }
  }

  Html time(Instant instant, Locale language, ZoneId zone) {
    ZonedDateTime local = instant.atZone(zone);
    return new Html(
        "<time datetime=\""
            + instant.truncatedTo(ChronoUnit.SECONDS)
            + "\" title=\""
            + Calendars.exact(local, language)
            + "\">"
            + shown(instant, local, language)
            + "</time>");
  }

  /** A day that is no moment: the same one for every reader. */
  Html date(LocalDate day, Locale language, ZoneId zone) {
    boolean thisYear = day.getYear() == today(zone).getYear();
    String full = Calendars.date(day, language);
    String shown = thisYear ? Calendars.day(day, language) : full;
    return new Html("<time datetime=\"" + day + "\" title=\"" + full + "\">" + shown + "</time>");
  }

  LocalDate today(ZoneId zone) {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  private String shown(Instant instant, ZonedDateTime local, Locale language) {
    Instant now = clock.instant();
    long age = now.getEpochSecond() - instant.getEpochSecond();
    if (age < -60) {
      return Calendars.date(local.toLocalDate(), language);
    }
    if (age < 60) {
      return texts.text(language, "time.now");
    }
    if (age < HOUR) {
      return texts.text(language, "time.minutes", age / 60);
    }
    if (age < DAY) {
      return texts.text(language, "time.hours", age / HOUR);
    }
    if (age < 7 * DAY) {
      return texts.text(language, "time.days", age / DAY);
    }
    boolean thisYear = now.atZone(local.getZone()).getYear() == local.getYear();
    LocalDate day = local.toLocalDate();
    return thisYear ? Calendars.day(day, language) : Calendars.date(day, language);
  }
}
