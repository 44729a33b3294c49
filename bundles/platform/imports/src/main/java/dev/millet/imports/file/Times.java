package dev.millet.imports.file;

import dev.millet.api.imports.FileRow;
import dev.millet.api.imports.Reason;
import dev.millet.api.imports.RefusedRowException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;

/**
 * Reads the times of a file: RFC 3339 ({@code 2026-03-01T09:30:00Z}, also with a space for the T),
 * the same without a zone, which is UTC then, or a date ({@code 2026-03-01} or {@code 2026/3/1},
 * its first moment in UTC), or an ISO 8601 duration of days and time before the import ({@code
 * P12DT3H}).
 *
 * @param now when the import began
 */
public record Times(Instant now) {

  /** Clocks differ: what lies ahead by no more is taken as now. */
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final Reason NO_DAY = Reason.of("no-day", "it is no day; write 2026-03-01");

  private static final Instant OLDEST = Instant.parse("1970-01-01T00:00:00Z");

  /** Year first: a date such as 3/1/2026 is another day in another country. */
  private static final DateTimeFormatter FORM =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern("uuuu-M-d")
          .optionalStart()
          .appendPattern("['T'][' ']H:mm[:ss]")
          .optionalStart()
          .appendFraction(java.time.temporal.ChronoField.NANO_OF_SECOND, 1, 9, true)
          .optionalEnd()
          .appendPattern("[' ']")
          .optionalStart()
          .appendOffset("+HH:MM", "Z")
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HHMM", "UTC")
          .optionalEnd()
          .optionalEnd()
          .toFormatter(java.util.Locale.ROOT)
          .withResolverStyle(java.time.format.ResolverStyle.STRICT);

  /** Returns the time in a field; null where it is absent or null. */
  Instant moment(FileRow fields, String name) throws RefusedRowException {
    String text = fields.text(name);
    if (text == null) {
      return null;
    }
    Instant time;
    try {
      time = parse(text.strip());
    } catch (DateTimeException | ArithmeticException e) {
      throw fields.refuse(
          name,
          Reason.of(
              "no-time",
              "''{0}'' is no time; write 2026-03-01T09:30:00Z or 2026-03-01",
              shortened(text)));
    }
    if (time.isAfter(now.plus(TOLERANCE))) {
      throw fields.refuse(name, Reason.of("future", "''{0}'' lies in the future", shortened(text)));
    }
    if (time.isBefore(OLDEST)) {
      throw fields.refuse(name, Reason.of("too-old", "''{0}'' lies before 1970", shortened(text)));
    }
    return (time.isAfter(now) ? now : time).truncatedTo(ChronoUnit.MICROS);
  }

  /** Returns the day in a field; {@code P-10D} is ten days after the import. */
  LocalDate day(FileRow fields, String name) throws RefusedRowException {
    String text = fields.text(name);
    try {
      if (text == null) {
        return null;
      }
      return text.startsWith("P")
          ? LocalDate.ofInstant(now.minus(Duration.parse(text)), ZoneOffset.UTC)
          : LocalDate.parse(text);
    } catch (DateTimeException | ArithmeticException e) {
      throw fields.refuse(name, NO_DAY);
    }
  }

  private Instant parse(String text) {
    if (text.startsWith("P")) {
      return now.minus(Duration.parse(text));
    }
    TemporalAccessor read =
        FORM.parseBest(
            text.replace('/', '-'), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
    if (read instanceof OffsetDateTime exact) {
      return exact.toInstant();
    }
    return read instanceof LocalDateTime local
        ? local.toInstant(ZoneOffset.UTC)
        : ((LocalDate) read).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= 40
        ? text
        : text.substring(0, text.offsetByCodePoints(0, 40)) + "…";
  }
}
