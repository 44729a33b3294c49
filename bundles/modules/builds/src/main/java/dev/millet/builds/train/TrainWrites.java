package dev.millet.builds.train;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.guard.Guard;
import dev.millet.api.journal.Journal;
import dev.millet.api.members.Member;
import dev.millet.builds.channel.Channel;
import dev.millet.builds.channel.Channels;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jdbi.v3.core.Handle;

/** Notes the weeks of channels without a build. Thread-safe. */
public final class TrainWrites {

  private final Database database;
  private final Journal journal;
  private final Guard guard;
  private final Channels channels;
  private final Breaks breaks;

  /** The journal's entry about a week without a build. */
  record Noted(long channel, LocalDate day, String kind, String reason, Long by) {}

  /** Makes the writes of a database. */
  public TrainWrites(
      Database database, Journal journal, Guard guard, Channels channels, Breaks breaks) {
    this.database = database;
    this.journal = journal;
    this.guard = guard;
    this.channels = channels;
    this.breaks = breaks;
  }

  /** Says that no build leaves on a day, and why. */
  public void note(long channel, Member by, String day, Break.Kind kind, String reason) {
    Channel there = require(channel);
    LocalDate date = day(there, day);
    database.write(
        handle -> {
          begin(handle, there, by);
          breaks.put(handle, new Break(channel, date, kind, reason));
          journal.append(
              "builds.break-noted",
              new Noted(
                  channel,
                  date,
                  kind.name().toLowerCase(Locale.ROOT),
                  reason,
                  by == null ? null : by.id()));
          return null;
        });
  }

  /** Takes back that no build leaves on a day. */
  public void remove(long channel, Member by, String day) {
    Channel there = require(channel);
    LocalDate date = day(there, day);
    database.write(
        handle -> {
          begin(handle, there, by);
          breaks.delete(handle, channel, date);
          return null;
        });
  }

  private void begin(Handle handle, Channel channel, Member by) {
    guard.writerActive(by);
    channels.lock(handle, channel.productId());
  }

  private Channel require(long id) {
    return channels
        .find(id)
        .orElseThrow(() -> Problem.notFound("There is no channel " + id + ".").toException());
  }

  private static LocalDate day(Channel channel, String text) {
    try {
      LocalDate date = LocalDate.parse(text);
      if (channel.cadence() != null && date.getDayOfWeek() == channel.cadence().weekday()) {
        return date;
      }
    } catch (DateTimeParseException e) {
      // refused below, like a day on which no build leaves anyway
    }
    throw Problem.invalid("day", "not-a-departure", "a day of the channel's cadence").toException();
  }
}
