package dev.millet.events.calendar;

import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.text.ICalWriter;
import biweekly.util.Recurrence;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Writes a recurrence rule alone. */
final class RuleText {

  private static final String RULE = "RRULE:";

  private RuleText() {}

  static String of(Recurrence rule) {
    VEvent event = new VEvent();
    event.setRecurrenceRule(rule);
    ICalendar calendar = new ICalendar();
    calendar.addEvent(event);
    StringWriter text = new StringWriter();
    try (ICalWriter writer = new ICalWriter(text, ICalVersion.V2_0)) {
      writer.getVObjectWriter().getFoldedLineWriter().setLineLength(null);
      writer.write(calendar);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString()
        .lines()
        .filter(line -> line.startsWith(RULE))
        .map(line -> line.substring(RULE.length()))
        .findFirst()
        .orElse("");
  }
}
