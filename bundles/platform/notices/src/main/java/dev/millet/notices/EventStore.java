package dev.millet.notices;

import dev.millet.api.database.Database;
import dev.millet.api.database.Keyset;
import dev.millet.api.database.Table;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.subjects.Subject;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The events in the database. */
final class EventStore {

  /** The most events of which one notice is made; older ones are passed over. */
  static final int MAX_LINES = 100;

  private static final String BY =
      """
      SELECT <columns> FROM notices_events WHERE actor_id = :member
       ORDER BY actor_id, id FETCH FIRST :limit ROWS ONLY
      """;

  private static final String TO =
      """
      SELECT <columns> FROM notices_events WHERE member_id = :member
       ORDER BY member_id, id FETCH FIRST :limit ROWS ONLY
      """;

  private static final String ABOUT =
      """
      SELECT <columns> FROM notices_events
       WHERE subject_type = :type AND subject_id = :id
       ORDER BY subject_type, subject_id, type, id FETCH FIRST :limit ROWS ONLY
      """;

  private final Table<Event> events;
  private final Keyset<Event> latest;

  EventStore(Database database) {
    this.events = database.table("notices_events", Event.class).generated("id").key("id");
    this.latest =
        events.keyset("events").within("subject_type", "subject_id", "type").descending("id");
  }

  Event insert(Handle handle, Event event) {
    return events.insert(handle, event);
  }

  Optional<Event> find(Handle handle, long id) {
    return events.find(handle, id);
  }

  /** Reads events by their ids. */
  Map<Long, Event> find(Handle handle, Collection<Long> ids) {
    return events
        .select(
            handle,
            """
            SELECT <columns>
              FROM UNNEST(CAST(:ids AS BIGINT ARRAY)) AS wanted (event)
              JOIN notices_events ON id = wanted.event
            """,
            query -> query.bindArray("ids", Long.class, List.copyOf(ids)))
        .stream()
        .collect(Collectors.toMap(Event::id, each -> each, (a, b) -> a));
  }

  /** Reads the events of an item, the latest first, {@link #MAX_LINES} at most. */
  List<Event> of(Handle handle, Item item) {
    return latest
        .slice(
            handle,
            ListRequest.first(MAX_LINES),
            """
            SELECT <columns> FROM notices_events
             WHERE subject_type = :subjectType AND subject_id = :subjectId AND type = :type
               AND id >= :first AND id <= :last AND <after> <order>
            """,
            query ->
                query
                    .bind("subjectType", item.subject().type())
                    .bind("subjectId", item.subject().id())
                    .bind("type", item.type())
                    .bind("first", item.events().first())
                    .bind("last", item.events().last()))
        .items();
  }

  /** Returns whether a member was told about a part by a type already. */
  boolean isTold(Handle handle, String type, Subject about, long member) {
    return handle
        .createQuery(
            """
            SELECT id FROM notices_events
             WHERE about_type = :aboutType AND about_id = :aboutId
               AND type = :type AND member_id = :member
             ORDER BY about_type, about_id, type, member_id, id FETCH FIRST 1 ROWS ONLY
            """)
        .bind("aboutType", about.type())
        .bind("aboutId", about.id())
        .bind("type", type)
        .bind("member", member)
        .mapTo(Long.class)
        .findOne()
        .isPresent();
  }

  /** Reads the members who are told about a part by name: they are not told once more. */
  Set<Long> named(Handle handle, Subject about) {
    return new HashSet<>(
        handle
            .createQuery(
                """
                SELECT member_id FROM notices_events
                 WHERE about_type = :type AND about_id = :id AND member_id IS NOT NULL
                """)
            .bind("type", about.type())
            .bind("id", about.id())
            .mapTo(Long.class)
            .list());
  }

  /** Reads the first events by which a member was told of parts of one type by name. */
  Map<Subject, Long> toldByName(Handle handle, long member, String type, Collection<String> ids) {
    Map<Subject, Long> first = new HashMap<>();
    events
        .select(
            handle,
            """
            SELECT <columns>
              FROM UNNEST(CAST(:ids AS VARCHAR(64) ARRAY)) AS wanted (part)
              JOIN notices_events ON about_type = :type AND about_id = wanted.part
               AND member_id = :member
            """,
            query ->
                query
                    .bindArray("ids", String.class, List.copyOf(ids))
                    .bind("type", type)
                    .bind("member", member))
        .forEach(each -> first.merge(each.about(), each.id(), Math::min));
    return first;
  }

  /** Notes that everybody of an audience up to a member has been told. */
  void toldTo(Handle handle, long event, long member) {
    handle
        .createUpdate("UPDATE notices_events SET told_to = :member WHERE id = :event")
        .bind("member", member)
        .bind("event", event)
        .execute();
  }

  /** Reads events by a member. */
  List<Event> by(Handle handle, long member, int limit) {
    return events.select(handle, BY, query -> query.bind("member", member).bind("limit", limit));
  }

  /** Reads events that only a member is told. */
  List<Event> to(Handle handle, long member, int limit) {
    return events.select(handle, TO, query -> query.bind("member", member).bind("limit", limit));
  }

  /** Takes the name of who did it off some events, and deletes some that only they are told. */
  boolean erase(Handle handle, long member, int limit) {
    List<Event> by = by(handle, member, limit);
    for (Event event : by) {
      handle
          .createUpdate("UPDATE notices_events SET actor_id = NULL WHERE id = :id")
          .bind("id", event.id())
          .execute();
    }
    List<Event> to = to(handle, member, limit);
    to.forEach(event -> events.delete(handle, event.id()));
    return by.size() < limit && to.size() < limit;
  }

  /** Deletes some events about a subject. */
  boolean forget(Handle handle, Subject subject, int limit) {
    List<Event> some =
        events.select(
            handle,
            ABOUT,
            query ->
                query.bind("type", subject.type()).bind("id", subject.id()).bind("limit", limit));
    some.forEach(event -> events.delete(handle, event.id()));
    return some.size() < limit;
  }
}
