package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import dev.millet.api.jobs.Next;
import dev.millet.api.notices.Delivery;
import dev.millet.api.notices.NoticeType;
import dev.millet.api.notices.Notices;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Reminds those who are going a day and two hours before the beginning. An event that is moved
 * reminds once more; one that was announced later than that does not.
 */
final class Reminders {

  /** The types of the notices. */
  static final List<NoticeType> TYPES =
      List.of(
          NoticeType.of(Reminder.TOMORROW.type, 560).delivered(Delivery.NOW),
          NoticeType.of(Reminder.SOON.type, 570).delivered(Delivery.NOW));

  private final Database database;
  private final Stores stores;
  private final Registered registered;
  private final Table<Sent> sent;

  /** The reminders, the one for which there is less time last. */
  private enum Reminder {
    TOMORROW("events.tomorrow", Duration.ofHours(24), Duration.ofHours(2)),
    SOON("events.soon", Duration.ofHours(2), Duration.ZERO);

    private final String type;
    private final Duration before;
    private final Duration until;

    Reminder(String type, Duration before, Duration until) {
      this.type = type;
      this.before = before;
      this.until = until;
    }
  }

  /** A reminder that was sent, as a row of {@code events_reminders}. */
  record Sent(long eventId, String reminder, Instant startsAt) {}

  Reminders(Database database, Stores stores, Notices notices) {
    this.database = database;
    this.stores = stores;
    this.registered = new Registered(stores, notices);
    this.sent =
        database.table("events_reminders", Sent.class).key("event_id", "reminder", "starts_at");
  }

  /** Sends the reminders that are due. */
  Next send() {
    Instant now = database.now();
    for (Reminder reminder : Reminder.values()) {
      Instant from = now.plus(reminder.until);
      Instant to = now.plus(reminder.before);
      List<Event> due = database.read(handle -> stores.events().beginning(handle, from, to));
      due.forEach(event -> send(event, reminder, now));
    }
    return Next.LATER;
  }

  private void send(Event event, Reminder reminder, Instant now) {
    Sent row = new Sent(event.id(), reminder.name(), event.time().startsAt());
    if (database.read(handle -> isSent(handle, row))) {
      return;
    }
    database.write(
        handle -> {
          if (sent.insertIfAbsent(handle, row)) {
            registered.tell(handle, event, reminder.type, now, "", RegistrationState.GOING);
          }
          return null;
        });
  }

  private boolean isSent(Handle handle, Sent row) {
    return sent.find(handle, row.eventId(), row.reminder(), row.startsAt()).isPresent();
  }
}
