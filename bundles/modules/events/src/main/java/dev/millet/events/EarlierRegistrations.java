package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Finds the registrations that members who register together have for the event already. */
final class EarlierRegistrations {

  private final Table<Registration> registrations;

  EarlierRegistrations(Database database) {
    this.registrations = database.table("events_registrations", Registration.class);
  }

  /** Returns those that there are, by member; to be called under the lock of the event's row. */
  Map<Long, Registration> of(Handle handle, long event, Collection<Long> members) {
    return registrations
        .select(
            handle,
            """
            SELECT <columns>
              FROM UNNEST(CAST(:members AS BIGINT ARRAY)) AS wanted (member)
              JOIN events_registrations ON event_id = :event AND member_id = wanted.member
            """,
            query -> query.bindArray("members", Long.class, members.toArray()).bind("event", event))
        .stream()
        .collect(Collectors.toMap(Registration::memberId, Function.identity()));
  }
}
