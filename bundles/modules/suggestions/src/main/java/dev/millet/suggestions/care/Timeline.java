package dev.millet.suggestions.care;

import dev.millet.api.lists.Slice;
import dev.millet.suggestions.suggestion.Position;
import dev.millet.suggestions.trend.Ranks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The events of each suggestion, for anybody to read. Written in the transaction of the change, and
 * never changed afterwards: a promise that was moved stays visible.
 */
public final class Timeline {

  /** Before the first event. */
  public static final Position START = new Position(0, 0);

  /** Behind the reception, which is no row, and before the first event. */
  public static final Position RECEIVED = new Position(0, 1);

  /** Adds an event in the caller's write transaction. */
  public void record(Handle handle, Event event) {
    handle
        .createUpdate(
            """
            INSERT INTO suggestions_events (suggestion_id, kind, by_id, happened_at, was, became, note)
            VALUES (:suggestion, :kind, :by, :at, :was, :became, :note)
            """)
        .bind("suggestion", event.suggestionId())
        .bind("kind", event.kind().word())
        .bind("by", event.by())
        .bind("at", event.at().atOffset(ZoneOffset.UTC))
        .bind("was", event.was())
        .bind("became", event.became())
        .bind("note", event.note())
        .execute();
  }

  /** Reads one page; that the suggestion was received is not among it. */
  public Slice<Event> read(Handle handle, long suggestion, Position after, int limit) {
    List<Row> rows =
        handle
            .createQuery(
                """
                SELECT e.id, e.suggestion_id, e.kind, e.by_id, e.happened_at, e.was, e.became, e.note
                  FROM suggestions_events e
                 WHERE e.suggestion_id = :suggestion AND e.happened_at >= :at
                   AND (e.happened_at > :at OR e.id > :id)
                 ORDER BY e.suggestion_id, e.happened_at, e.id
                 LIMIT :limit
                """)
            .bind("suggestion", suggestion)
            .bind(
                "at", Instant.EPOCH.plus(after.rank(), ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
            .bind("id", after.id())
            .bind("limit", limit + 1)
            .map((row, context) -> Row.read(row))
            .list();
    boolean more = rows.size() > limit;
    List<Row> page = more ? rows.subList(0, limit) : rows;
    return new Slice<>(
        page.stream().map(Row::event).flatMap(Optional::stream).toList(),
        more ? page.get(limit - 1).position().token(name(suggestion)) : null);
  }

  /** Returns the name of the list for its cursors. */
  public static String name(long suggestion) {
    return "timeline " + suggestion;
  }

  /** One row; of a kind that a newer version wrote it has no event. */
  private record Row(long id, Instant at, Optional<Event> event) {

    static Row read(ResultSet row) throws SQLException {
      long id = row.getLong(1);
      long suggestion = row.getLong(2);
      Long by = row.getObject(4, Long.class);
      Instant at = row.getObject(5, OffsetDateTime.class).toInstant();
      String was = row.getString(6);
      String became = row.getString(7);
      String note = row.getString(8);
      return new Row(
          id,
          at,
          Event.Kind.of(row.getString(3))
              .map(kind -> new Event(id, suggestion, kind, by, at, was, became, note)));
    }

    Position position() {
      return new Position(Ranks.newest(at), id);
    }
  }
}
