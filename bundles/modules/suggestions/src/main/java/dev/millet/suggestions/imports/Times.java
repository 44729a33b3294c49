package dev.millet.suggestions.imports;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Reads the times of a file: RFC 3339 ({@code 2026-03-01T09:30:00Z}), a date ({@code 2026-03-01},
 * its first moment in UTC), or an ISO 8601 duration of days and time before the import ({@code
 * P12DT3H}).
 *
 * @param now when the import began
 */
record Times(Instant now) {

  /** Clocks differ: what lies ahead by no more is taken as now. */
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final Instant OLDEST = Instant.parse("1970-01-01T00:00:00Z");

  /** The time in a field; null where it is absent or null. */
  Instant read(Fields fields, String name) throws RefusedFieldException {
    String text = fields.text(name);
    if (text == null) {
      return null;
    }
    Instant time;
    try {
      time = parse(text.strip());
    } catch (DateTimeException | ArithmeticException e) {
      throw fields.refuse(
          name, "'" + shortened(text) + "' is no time; write 2026-03-01T09:30:00Z or 2026-03-01");
    }
    if (time.isAfter(now.plus(TOLERANCE))) {
      throw fields.refuse(name, "'" + shortened(text) + "' lies in the future");
    }
    if (time.isBefore(OLDEST)) {
      throw fields.refuse(name, "'" + shortened(text) + "' lies before 1970");
    }
    return (time.isAfter(now) ? now : time).truncatedTo(ChronoUnit.MICROS);
  }

  private Instant parse(String text) {
    if (text.startsWith("P")) {
      return now.minus(Duration.parse(text));
    }
    if (text.length() == "2026-03-01".length()) {
      return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    return OffsetDateTime.parse(text).toInstant();
  }

  private static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= 40
        ? text
        : text.substring(0, text.offsetByCodePoints(0, 40)) + "…";
  }
}
