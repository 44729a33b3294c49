package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import dev.millet.api.forms.Rules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * The named doors of events, and who came through them. Every method runs in the transaction of the
 * given handle.
 */
final class Entrances {

  private static final int MAX_NAMES = 20;
  private static final int MAX_NAME = 60;

  private final Table<Names> names;

  /** The entrances of an event, one in a line, as a row of {@code events_entrances}. */
  record Names(long eventId, String names) {}

  /**
   * The input of a host who names the entrances of an event.
   *
   * @param entrances in the order in which they are offered; none for a single door
   */
  record Typed(List<String> entrances) {

    static final Rules<Typed> RULES =
        Rules.of(Typed.class).lines("entrances", MAX_NAMES, MAX_NAME, "North gate");
  }

  Entrances(Database database) {
    this.names = database.table("events_entrances", Names.class).key("event_id");
  }

  List<String> of(Handle handle, long event) {
    return names.find(handle, event).map(each -> each.names().lines().toList()).orElse(List.of());
  }

  /** Names the entrances of an event; under the lock of its row. */
  void save(Handle handle, long event, List<String> typed) {
    List<String> all = typed.stream().distinct().toList();
    names.delete(handle, event);
    if (!all.isEmpty()) {
      names.insert(handle, new Names(event, String.join("\n", all)));
    }
  }

  /** Counts who is in by entrance: those that are named now, and those that were. */
  List<Entrance> counts(Handle handle, long event) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    of(handle, event).forEach(each -> counts.put(each, 0));
    handle
        .createQuery(
            """
            SELECT t.entered_through AS entrance, SUM(1 + r.guests) AS people
              FROM events_tickets t
              JOIN events_registrations r ON r.id = t.registration_id
             WHERE t.event_id = :event AND t.entered_at IS NOT NULL AND t.left_at IS NULL
               AND t.entered_through IS NOT NULL
             GROUP BY t.entered_through
            """)
        .bind("event", event)
        .map((row, context) -> new Entrance(row.getString("entrance"), row.getInt("people")))
        .forEach(each -> counts.merge(each.name(), each.entered(), Integer::sum));
    handle
        .createQuery(
            """
            SELECT s.entrance AS entrance, SUM(s.people) AS people
              FROM events_scans s
             WHERE s.event_id = :event AND s.entrance IS NOT NULL AND s.people IS NOT NULL
             GROUP BY s.entrance
            """)
        .bind("event", event)
        .map((row, context) -> new Entrance(row.getString("entrance"), row.getInt("people")))
        .forEach(each -> counts.merge(each.name(), each.entered(), Integer::sum));
    List<Entrance> all = new ArrayList<>();
    counts.forEach((name, people) -> all.add(new Entrance(name, people)));
    return all;
  }
}
