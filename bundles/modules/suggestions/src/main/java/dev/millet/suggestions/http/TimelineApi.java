package dev.millet.suggestions.http;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.api.members.Person;
import dev.millet.suggestions.care.CareServices;
import dev.millet.suggestions.care.Event;
import dev.millet.suggestions.care.OfficialAnswer;
import dev.millet.suggestions.suggestion.Suggestion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** {@code /api/v1/suggestions/{id}/timeline}. */
public final class TimelineApi {

  private static final String PATH = "/api/v1/suggestions/{id}/timeline";

  private final Database database;
  private final CareServices careServices;
  private final Answers answers;

  /**
   * Something that happened to a suggestion, in answers.
   *
   * @param kind received, assigned, due-set, due-moved, due-removed, status-changed, answered,
   *     answer-revised, edited, confirmed or merged
   * @param by who did it; left out for nobody, or a member who is gone
   * @param was a handle, a day, a status, or a version number, by kind; left out for nothing
   * @param became what it is since then, in the same form
   * @param duplicateOf the suggestion that says the same, where it was closed as a duplicate
   * @param note why, in plain text; left out for nothing
   * @param body the official answer as it read then, in Markdown; left out for other kinds
   */
  public record EventAnswer(
      String kind,
      Instant at,
      Person by,
      String was,
      String became,
      Long duplicateOf,
      String note,
      String body) {}

  private record Found(Slice<Event> events, Map<Long, OfficialAnswer> texts) {}

  public TimelineApi(Database database, CareServices careServices, Answers answers) {
    this.database = database;
    this.careServices = careServices;
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
    Found found = database.read(handle -> find(handle, id, request.list()));
    return Reply.list(
        found
            .events()
            .mapAll(
                events -> {
                  Map<Long, Member> people = answers.people(Event.people(events));
                  return events.stream()
                      .map(event -> answer(event, people, found.texts()))
                      .toList();
                }));
  }

  private Found find(Handle handle, long id, ListRequest list) {
    Suggestion suggestion = careServices.records().require(handle, id).suggestion();
    Slice<Event> events = careServices.timeline().read(handle, suggestion, list);
    List<Long> answered =
        events.items().stream().map(Event::answer).flatMap(Optional::stream).toList();
    return new Found(
        events,
        careServices.answers().find(handle, answered).stream()
            .collect(Collectors.toMap(OfficialAnswer::id, Function.identity())));
  }

  private static EventAnswer answer(
      Event event, Map<Long, Member> people, Map<Long, OfficialAnswer> texts) {
    return new EventAnswer(
        event.kind().word(),
        event.at(),
        Person.of(people.get(event.by())),
        shown(event, event.was(), people),
        shown(event, event.became(), people),
        event.duplicateOf().orElse(null),
        event.note(),
        event.answer().map(texts::get).map(OfficialAnswer::body).orElse(null));
  }

  private static String shown(Event event, String value, Map<Long, Member> people) {
    if (value == null) {
      return null;
    }
    return switch (event.kind()) {
      case ASSIGNED -> Event.id(value).map(people::get).map(Member::handle).orElse(null);
      case STATUS_CHANGED -> Event.status(value);
      case ANSWERED, ANSWER_REVISED -> null;
      default -> value;
    };
  }
}
