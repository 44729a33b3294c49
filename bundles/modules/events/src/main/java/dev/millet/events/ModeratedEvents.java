package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import dev.millet.api.subjects.Moderated;
import dev.millet.api.subjects.ModeratedItem;
import dev.millet.api.subjects.Visibility;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Lets moderators hide, remove and restore events, and lock the discussions about them. A hidden
 * event keeps its registrations, takes none, and becomes what it was when it is restored.
 */
final class ModeratedEvents implements Moderated {

  private final Database database;
  private final EventStore events;
  private final Table<Before> before;
  private final Table<Lock> locks;

  /** The state of an event before moderators hid it, as a row of {@code events_moderated}. */
  record Before(long eventId, EventState was) {}

  /** A discussion that moderators locked, as a row of {@code events_locks}. */
  record Lock(long eventId, Instant lockedAt) {}

  ModeratedEvents(Database database, EventStore events) {
    this.database = database;
    this.events = events;
    this.before = database.table("events_moderated", Before.class).key("event_id");
    this.locks = database.table("events_locks", Lock.class).key("event_id");
  }

  @Override
  public String type() {
    return Event.TYPE;
  }

  @Override
  public boolean hasDiscussions() {
    return true;
  }

  /** Returns whether moderators locked the discussion about an event. */
  boolean isLocked(Handle handle, long event) {
    return locks.find(handle, event).isPresent();
  }

  @Override
  public Map<String, ModeratedItem> find(Collection<String> ids) {
    List<Long> numbers =
        ids.stream().map(Event::number).flatMap(Optional::stream).distinct().toList();
    return database.read(
        handle -> {
          Map<String, ModeratedItem> found = new HashMap<>();
          events
              .find(handle, numbers)
              .forEach(each -> found.put(each.subject().id(), item(handle, each)));
          return found;
        });
  }

  private ModeratedItem item(Handle handle, Event event) {
    return new ModeratedItem(
        event.subject(),
        event.made().by(),
        event.text().title(),
        event.path(),
        event.text().body(),
        visibility(event),
        isLocked(handle, event.id()));
  }

  private static Visibility visibility(Event event) {
    return switch (event.state()) {
      case HIDDEN -> Visibility.HIDDEN;
      case REMOVED -> Visibility.REMOVED;
      default -> Visibility.VISIBLE;
    };
  }

  @Override
  public Optional<ModeratedItem> changeVisibility(String id, Visibility visibility) {
    return Event.number(id)
        .flatMap(number -> database.write(handle -> change(handle, number, visibility)));
  }

  private Optional<ModeratedItem> change(Handle handle, long id, Visibility visibility) {
    Event was = events.lock(handle, id).orElse(null);
    if (was == null) {
      return Optional.empty();
    }
    ModeratedItem item = item(handle, was);
    if (visibility != item.visibility()) {
      events.update(handle, was.in(next(handle, was, visibility)));
    }
    return Optional.of(item);
  }

  private EventState next(Handle handle, Event was, Visibility visibility) {
    if (visibility == Visibility.VISIBLE) {
      EventState shown = before.find(handle, was.id()).orElseThrow().was();
      before.delete(handle, was.id());
      return shown;
    }
    if (!was.state().isModerated()) {
      before.insert(handle, new Before(was.id(), was.state()));
    }
    return visibility == Visibility.HIDDEN ? EventState.HIDDEN : EventState.REMOVED;
  }

  @Override
  public Optional<ModeratedItem> changeLock(String id, boolean locked) {
    return Event.number(id)
        .flatMap(number -> database.write(handle -> lock(handle, number, locked)));
  }

  private Optional<ModeratedItem> lock(Handle handle, long id, boolean locked) {
    Optional<ModeratedItem> was = events.lock(handle, id).map(each -> item(handle, each));
    if (was.isPresent() && locked) {
      locks.insertIfAbsent(handle, new Lock(id, database.now()));
    }
    if (was.isPresent() && !locked) {
      locks.delete(handle, id);
    }
    return was;
  }

  @Override
  public List<String> visibleOf(long author, int limit) {
    return database.read(handle -> events.madeBy(handle, author, limit)).stream()
        .map(id -> Long.toString(id))
        .toList();
  }
}
