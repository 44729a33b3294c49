package dev.millet.suggestions.care;

import dev.millet.api.database.Database;
import dev.millet.api.database.Keyset;
import dev.millet.api.database.Table;
import dev.millet.api.lists.Cursor;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.suggestions.care.Event.Kind;
import dev.millet.suggestions.suggestion.Suggestion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * The events of each suggestion, for anybody to read. Written in the transaction of the change, and
 * never changed afterwards: a promise that was moved stays visible. Only the words of an event can
 * be hidden, and shown again.
 */
public final class Timeline {

  private final Table<Row> table;
  private final Keyset<Row> oldestFirst;

  /** A stored event. */
  private record Row(
      long id,
      long suggestionId,
      String kind,
      Long byId,
      Instant happenedAt,
      String was,
      String became,
      String note) {

    static Row of(Event event) {
      return new Row(
          0,
          event.suggestionId(),
          event.kind().word(),
          event.by(),
          event.at(),
          event.was(),
          event.became(),
          event.note());
    }

    /** Returns nothing for a kind that a newer version wrote. */
    Optional<Event> event() {
      return Kind.of(kind)
          .map(known -> new Event(id, suggestionId, known, byId, happenedAt, was, became, note));
    }
  }

  public Timeline(Database database) {
    table = database.table("suggestions_events", Row.class).generated("id");
    oldestFirst = table.keyset("timeline").within("suggestion_id").ascending("happened_at", "id");
  }

  /** Adds an event in the caller's write transaction, and returns its id. */
  public long record(Handle handle, Event event) {
    return table.insert(handle, Row.of(event)).id();
  }

  /** Sets the words of the event that tells of a change by a release; null for none. */
  public void setNote(Handle handle, long suggestion, String change, String note) {
    handle
        .createUpdate(
            """
            UPDATE suggestions_events SET note = :note
             WHERE suggestion_id = :suggestion AND became = :change
            """)
        .bind("note", note)
        .bind("suggestion", suggestion)
        .bind("change", change)
        .execute();
  }

  /** Reads a slice of the list that begins with the reception. */
  public Slice<Event> read(Handle handle, Suggestion suggestion, ListRequest list) {
    // the reception is no row, and has a position of its own
    String received = Cursor.write("received " + list.scope(), List.of());
    if (list.isFirst() && list.limit() == 1) {
      return new Slice<>(List.of(Event.received(suggestion)), received);
    }
    boolean begins = list.isFirst() || received.equals(list.after());
    var rows =
        ListRequest.of(
            list.scope(),
            Map.of(),
            list.isFirst() ? list.limit() - 1 : list.limit(),
            begins ? null : list.after());
    Slice<Event> stored =
        oldestFirst
            .slice(
                handle,
                rows,
                """
                SELECT <columns> FROM suggestions_events
                 WHERE suggestion_id = :suggestion AND <after> <order>
                """,
                query -> query.bind("suggestion", suggestion.id()))
            .mapAll(found -> found.stream().map(Row::event).flatMap(Optional::stream).toList());
    return list.isFirst()
        ? stored.mapAll(events -> joined(Event.received(suggestion), events))
        : stored;
  }

  private static List<Event> joined(Event first, List<Event> rest) {
    return Stream.concat(Stream.of(first), rest.stream()).toList();
  }

  /** Returns whether something has happened to a suggestion since it was received. */
  boolean hasBegun(Handle handle, long suggestion) {
    return handle
        .createQuery(
            """
            SELECT e.id FROM suggestions_events e
             WHERE e.suggestion_id = :suggestion FETCH FIRST 1 ROWS ONLY
            """)
        .bind("suggestion", suggestion)
        .mapTo(Long.class)
        .findOne()
        .isPresent();
  }

  /** Returns whether somebody changed the status after an event. */
  public boolean hasStatusChanged(Handle handle, long suggestion, long since) {
    return handle
        .createQuery(
            """
            SELECT e.id FROM suggestions_events e
             WHERE e.suggestion_id = :suggestion AND e.id > :since AND e.kind = :kind
             FETCH FIRST 1 ROWS ONLY
            """)
        .bind("suggestion", suggestion)
        .bind("since", since)
        .bind("kind", Kind.STATUS_CHANGED.word())
        .mapTo(Long.class)
        .findOne()
        .isPresent();
  }
}
