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
import dev.millet.suggestions.lifecycle.ReleaseFact;
import dev.millet.suggestions.lifecycle.ReleaseFacts;
import dev.millet.suggestions.suggestion.CustomStatus;
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
  private final ReleaseFacts releases;

  /**
   * Something that happened to a suggestion, in answers.
   *
   * @param kind received, assigned, due-set, due-moved, due-removed, status-changed, answered,
   *     answer-revised, edited, merged, unmerged, planned-for, unplanned, available-in, shipped-in,
   *     release-withdrawn, reopened, report-taken-back, confirmed or unconfirmed
   * @param by who did it; left out for nobody, or a member who is gone
   * @param was a handle, a day, a status (or one of the product's own, such as planned:design), or
   *     a version, by kind; left out for nothing
   * @param became what it is since then, in the same form
   * @param duplicateOf the suggestion that says the same, where it was closed as a duplicate
   * @param note why, in plain text; left out for nothing
   * @param body the official answer as it read then, in Markdown; left out for other kinds
   * @param release the release that it tells of; left out for other kinds
   */
  public record EventAnswer(
      String kind,
      Instant at,
      Person by,
      String was,
      String became,
      Long duplicateOf,
      String note,
      String body,
      ReleasesAnswer.Named release) {}

  private record Found(
      Slice<Event> events, Map<Long, OfficialAnswer> texts, Map<String, ReleaseFact> releases) {}

  public TimelineApi(
      Database database, CareServices careServices, Answers answers, ReleaseFacts releases) {
    this.database = database;
    this.careServices = careServices;
    this.answers = answers;
    this.releases = releases;
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
                  return events.stream().map(event -> answer(event, people, found)).toList();
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
            .collect(Collectors.toMap(OfficialAnswer::id, Function.identity())),
        releases.of(handle, events.items()));
  }

  private EventAnswer answer(Event event, Map<Long, Member> people, Found found) {
    return new EventAnswer(
        event.kind().word(),
        event.at(),
        Person.of(people.get(event.by())),
        shown(event, event.was(), people, found.releases()),
        shown(event, event.became(), people, found.releases()),
        event.duplicateOf().orElse(null),
        event.note(),
        event.answer().map(found.texts()::get).map(OfficialAnswer::body).orElse(null),
        event.releases().isEmpty()
            ? null
            : ReleasesAnswer.Named.of(found.releases().get(event.became())));
  }

  private String status(String value) {
    return Event.customStatus(value)
        .flatMap(id -> careServices.customs().catalog().find(id))
        .map(CustomStatus::choice)
        .orElseGet(() -> Event.status(value));
  }

  private String shown(
      Event event, String value, Map<Long, Member> people, Map<String, ReleaseFact> releases) {
    if (value == null) {
      return null;
    }
    if (!event.releases().isEmpty()) {
      ReleaseFact fact = releases.get(value);
      return fact == null ? null : fact.release().version();
    }
    return switch (event.kind()) {
      case ASSIGNED -> Event.id(value).map(people::get).map(Member::handle).orElse(null);
      case STATUS_CHANGED -> status(value);
      case ANSWERED, ANSWER_REVISED -> null;
      default -> value;
    };
  }
}
