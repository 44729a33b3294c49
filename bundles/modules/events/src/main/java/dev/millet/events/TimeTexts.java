package dev.millet.events;

import dev.millet.api.members.Member;
import dev.millet.api.pages.View;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Writes times as the clock shows them where the event is, in the reader's language. For one
 * request.
 */
public final class TimeTexts {

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private final View view;
  private final boolean chinese;

  TimeTexts(View view) {
    this.view = view;
    this.chinese = view.locale().getLanguage().equals("zh");
  }

  private DateTimeFormatter pattern(String english, String chineseText) {
    return DateTimeFormatter.ofPattern(chinese ? chineseText : english, view.locale());
  }

  /** Returns a day, with its year where that is not this one. */
  public String day(LocalDate day) {
    boolean thisYear = day.getYear() == view.today().getYear();
    return day.format(
        thisYear
            ? pattern("EEE d MMM", "M '月' d '日'EEE")
            : pattern("EEE d MMM yyyy", "yyyy '年' M '月' d '日'EEE"));
  }

  /** Returns a day and a time on it. */
  public String moment(LocalDateTime moment) {
    return day(moment.toLocalDate()) + (chinese ? " " : ", ") + CLOCK.format(moment);
  }

  /** Returns how a clock in a zone reads at a moment. */
  public String moment(Instant moment, EventTime where) {
    return moment(LocalDateTime.ofInstant(moment, where.zoneId()));
  }

  /** Returns from when to when an event is. */
  public String span(EventTime time) {
    LocalDateTime start = time.localStart();
    LocalDateTime finish = time.localFinish();
    if (finish == null) {
      return moment(start);
    }
    boolean sameDay = start.toLocalDate().equals(finish.toLocalDate());
    return view.text("time.span", moment(start), sameDay ? CLOCK.format(finish) : moment(finish));
  }

  /** Returns when it is for the reader; the empty string where their clock reads the same. */
  public String forReader(EventTime time) {
    Member reader = view.identity().member();
    if (reader == null || reader.timeZone() == null) {
      return "";
    }
    ZoneId zone = ZoneId.of(reader.timeZone());
    ZonedDateTime here = time.startsAt().atZone(time.zoneId());
    ZonedDateTime there = time.startsAt().atZone(zone);
    return here.toLocalDateTime().equals(there.toLocalDateTime())
        ? ""
        : view.text("time.for-you", moment(there.toLocalDateTime()));
  }

  /** Returns the month of a date block. */
  public String blockMonth(EventTime time) {
    return time.localStart().format(pattern("MMM", "M '月'"));
  }

  public String blockDay(EventTime time) {
    return Integer.toString(time.localStart().getDayOfMonth());
  }

  public String blockWeekday(EventTime time) {
    return time.localStart().format(pattern("EEE", "EEE"));
  }

  /** Returns a month, such as of a filter. */
  public String month(LocalDate first) {
    return first.format(pattern("MMMM yyyy", "yyyy '年' M '月'"));
  }

  /** Returns the value of the attribute {@code datetime}: the moment with its offset. */
  public String machine(EventTime time) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.startsAt().atZone(time.zoneId()));
  }

  public String clock(Instant moment, EventTime where) {
    return CLOCK.format(moment.atZone(where.zoneId()));
  }
}
