package dev.millet.notices;

import dev.millet.api.members.Member;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** How often a member gets the digest. */
enum Rhythm {
  DAILY,
  WEEKLY,
  OFF;

  /** The digest of members who chose nothing. */
  static final Rhythm USUAL = WEEKLY;

  private static final LocalTime AT = LocalTime.of(9, 0);

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Rhythm of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /**
   * Returns when the next digest is due: at nine in the morning where the member lives, each day or
   * each Monday.
   */
  Instant next(Instant now, Member member) {
    ZonedDateTime here = now.atZone(zone(member));
    ZonedDateTime next = here.with(AT);
    if (this == WEEKLY) {
      next = next.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
    }
    if (!next.isAfter(here)) {
      next = next.plusDays(this == WEEKLY ? 7 : 1);
    }
    return next.toInstant();
  }

  private static ZoneId zone(Member member) {
    try {
      return member.timeZone() == null ? ZoneOffset.UTC : ZoneId.of(member.timeZone());
    } catch (DateTimeException e) {
      return ZoneOffset.UTC;
    }
  }
}
