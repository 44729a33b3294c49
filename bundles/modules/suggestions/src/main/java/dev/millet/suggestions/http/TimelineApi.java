package dev.millet.suggestions.http;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.suggestions.care.CareServices;
import dev.millet.suggestions.care.Event;
import dev.millet.suggestions.care.Events;
import dev.millet.suggestions.care.OfficialAnswer;
import dev.millet.suggestions.care.Timeline;
import dev.millet.suggestions.suggestion.Position;
import dev.millet.suggestions.suggestion.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code /api/v1/suggestions/{id}/timeline}. */
public final class TimelineApi {

  private static final String PATH = "/api/v1/suggestions/{id}/timeline";

  private final Database database;
  private final CareServices caring;
  private final Answers answers;

  private record Found(List<Event> events, String next, Map<Long, OfficialAnswer> texts) {}

  public TimelineApi(Database database, CareServices caring, Answers answers) {
    this.database = database;
    this.caring = caring;
    this.answers = answers;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(
            PATH,
            Permission.PUBLIC,
            RouteDocument.of("Lists what happened to a suggestion, the oldest first")
                .describing(
                    "It begins with its having been received. A due date that was moved stays, with"
                        + " the reason.")
                .listing(EventAnswer.class)
                .problems("not-found", "invalid"),
            this::list));
  }

  private Reply list(Request request) {
    long id = request.id("id");
    int limit = request.list().limit();
    Position after =
        request
            .query("after")
            .map(token -> Position.of(token, Timeline.name(id)))
            .orElse(Timeline.START);
    Found found = find(id, after, limit);
    Map<Long, Member> people = answers.people(Events.people(found.events()));
    return Reply.list(
        new Slice<>(
            found.events().stream().map(event -> answer(event, people, found.texts())).toList(),
            found.next()));
  }

  private Found find(long id, Position after, int limit) {
    return database.read(
        handle -> {
          Suggestion suggestion = caring.records().require(handle, id).suggestion();
          List<Event> events = new ArrayList<>();
          if (after.equals(Timeline.START)) {
            events.add(Events.received(suggestion));
          }
          if (events.size() == limit) {
            return new Found(events, Timeline.RECEIVED.token(Timeline.name(id)), Map.of());
          }
          Slice<Event> slice = caring.timeline().read(handle, id, after, limit - events.size());
          events.addAll(slice.items());
          Map<Long, OfficialAnswer> texts =
              caring.answers().find(handle, Events.answers(slice.items())).stream()
                  .collect(Collectors.toMap(OfficialAnswer::id, Function.identity()));
          return new Found(events, slice.next(), texts);
        });
  }

  private static EventAnswer answer(
      Event event, Map<Long, Member> people, Map<Long, OfficialAnswer> texts) {
    return new EventAnswer(
        event.kind().word(),
        event.at(),
        Author.of(people.get(event.by())),
        shown(event, event.was(), people),
        shown(event, event.became(), people),
        Events.duplicateOf(event).orElse(null),
        event.note(),
        Events.answer(event).map(texts::get).map(OfficialAnswer::body).orElse(null));
  }

  private static String shown(Event event, String value, Map<Long, Member> people) {
    if (value == null) {
      return null;
    }
    return switch (event.kind()) {
      case ASSIGNED -> Events.id(value).map(people::get).map(Member::handle).orElse(null);
      case STATUS_CHANGED -> Events.status(value);
      case ANSWERED, ANSWER_REVISED -> null;
      default -> value;
    };
  }
}
