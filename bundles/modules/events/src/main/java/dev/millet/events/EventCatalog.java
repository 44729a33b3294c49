package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.database.Dialect;
import dev.millet.api.members.Identity;
import dev.millet.api.pages.Markdown;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.api.subjects.SubjectDescription;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Tells others of events: what they are called, and that one can comment on those announced. */
final class EventCatalog implements SubjectCatalog {

  private static final int EXCERPT = 200;
  private static final String COMMENTS = "comments";

  private final Database database;
  private final EventStore events;
  private final EventRight right;
  private final ModeratedEvents moderated;
  private final Markdown markdown;

  EventCatalog(
      Database database,
      EventStore events,
      EventRight right,
      ModeratedEvents moderated,
      Markdown markdown) {
    this.database = database;
    this.events = events;
    this.right = right;
    this.moderated = moderated;
    this.markdown = markdown;
  }

  @Override
  public String type() {
    return Event.TYPE;
  }

  private List<Event> find(Collection<String> ids) {
    List<Long> numbers =
        ids.stream().map(Event::number).flatMap(Optional::stream).distinct().toList();
    return database.read(
        handle ->
            events.find(handle, numbers).stream()
                .filter(event -> !event.state().isModerated())
                .toList());
  }

  @Override
  public Map<String, SubjectDescription> describe(Collection<String> ids) {
    Map<String, SubjectDescription> known = new HashMap<>();
    database.read(
        handle -> {
          find(ids).forEach(each -> known.put(each.subject().id(), describe(handle, each)));
          return null;
        });
    return known;
  }

  private SubjectDescription describe(Handle handle, Event event) {
    SubjectDescription plain =
        SubjectDescription.of(event.subject(), event.text().title(), event.path());
    boolean open = event.isPublic() && !moderated.isLocked(handle, event.id());
    return open ? plain.withOpen(COMMENTS) : plain;
  }

  @Override
  public Map<String, String> excerpts(Collection<String> ids) {
    Map<String, String> excerpts = new HashMap<>();
    for (Event event : find(ids)) {
      if (!event.text().body().isEmpty()) {
        excerpts.put(event.subject().id(), markdown.excerpt(event.text().body(), EXCERPT));
      }
    }
    return excerpts;
  }

  /** Returns what is not announced, but to its hosts and the team, and what moderators hid. */
  @Override
  public Set<String> hidden(Identity reader, Collection<String> ids) {
    List<Long> numbers =
        ids.stream().map(Event::number).flatMap(Optional::stream).distinct().toList();
    return database.read(handle -> events.find(handle, numbers)).stream()
        .filter(event -> !right.mayRead(reader, event))
        .map(event -> event.subject().id())
        .collect(Collectors.toSet());
  }

  @Override
  public Optional<SubjectDescription> hold(String id) {
    return Event.number(id)
        .flatMap(
            number ->
                database.write(
                    handle ->
                        hold(handle, number)
                            .filter(event -> !event.state().isModerated())
                            .map(event -> describe(handle, event))));
  }

  private Optional<Event> hold(Handle handle, long id) {
    if (database.dialect() == Dialect.POSTGRESQL) {
      handle
          .createQuery("SELECT e.id FROM events_events e WHERE e.id = :id FOR KEY SHARE")
          .bind("id", id)
          .mapTo(Long.class)
          .findFirst();
    }
    return events.find(handle, id);
  }
}
