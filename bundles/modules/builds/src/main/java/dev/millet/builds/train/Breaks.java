package dev.millet.builds.train;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** The weeks of channels without a build. Methods run in the handle's transaction. */
public final class Breaks {

  private final Table<Break> breaks;

  /** Makes the breaks of a database. */
  public Breaks(Database database) {
    this.breaks = database.table("builds_breaks", Break.class).key("channel_id", "on_day");
  }

  /** Returns the breaks of a channel from a day on, by day. */
  public Map<LocalDate, Break> of(Handle handle, long channel, LocalDate from) {
    Map<LocalDate, Break> byDay = new TreeMap<>();
    for (Break each :
        breaks.select(
            handle,
            """
            SELECT <columns> FROM builds_breaks
             WHERE channel_id = :channel AND on_day >= :from ORDER BY channel_id, on_day
            """,
            query -> query.bind("channel", channel).bind("from", from))) {
      byDay.put(each.onDay(), each);
    }
    return byDay;
  }

  /** Notes a break where the day has none, and returns whether it had none. */
  public boolean addAbsent(Handle handle, Break noted) {
    return breaks.insertIfAbsent(handle, noted);
  }

  /** Notes a break, in the place of another one of the same day. */
  void put(Handle handle, Break noted) {
    breaks.delete(handle, noted.channelId(), noted.onDay());
    breaks.insert(handle, noted);
  }

  void delete(Handle handle, long channel, LocalDate day) {
    breaks.delete(handle, channel, day);
  }
}
