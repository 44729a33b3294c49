package dev.millet.events.series;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The series in the database. Every method runs in the transaction of the given handle. */
public final class SeriesStore {

  private final Table<Series> series;
  private final Table<Occurrence> occurrences;

  public SeriesStore(Database database) {
    this.series = database.table("events_series", Series.class).generated("id");
    this.occurrences = database.table("events_occurrences", Occurrence.class).key("event_id");
  }

  public Series insert(Handle handle, Series fresh) {
    return series.insert(handle, fresh);
  }

  /** Makes an event one of a series. */
  public void add(Handle handle, Occurrence occurrence) {
    occurrences.insert(handle, occurrence);
  }

  public Optional<Series> find(Handle handle, long id) {
    return series.find(handle, id);
  }

  /** Finds the place of an event in its series; empty where it belongs to none. */
  public Optional<Occurrence> occurrence(Handle handle, long event) {
    return occurrences.find(handle, event);
  }

  /** Reads the events of a series, in the order in which the rule has them. */
  public List<Occurrence> of(Handle handle, long id) {
    return occurrences.select(
        handle,
        """
        SELECT <columns> FROM events_occurrences WHERE series_id = :series
         ORDER BY series_id, planned
        """,
        query -> query.bind("series", id));
  }

  /** Takes a deleted account off its series. */
  public void forget(Handle handle, long member) {
    handle
        .createUpdate("UPDATE events_series SET made_by = NULL WHERE made_by = :member")
        .bind("member", member)
        .execute();
  }
}
