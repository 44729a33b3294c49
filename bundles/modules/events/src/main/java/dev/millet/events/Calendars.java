package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import dev.millet.api.pages.Markdown;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.View;
import dev.millet.events.calendar.CalendarEntry;
import dev.millet.events.calendar.CalendarFile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Calendars to take along and to subscribe to: of one event, of a city, of all, and one's own. */
final class Calendars {

  private static final int MAX_EVENTS = 1_000;
  private static final int MAX_DESCRIPTION = 1_000;
  private static final Duration KEPT = Duration.ofDays(180);

  private final Database database;
  private final Stores stores;
  private final Feeds feeds;
  private final EventRight right;
  private final Members members;
  private final Markdown markdown;
  private final Pages pages;

  Calendars(
      Database database,
      Stores stores,
      Feeds feeds,
      EventRight right,
      Members members,
      Markdown markdown,
      Pages pages) {
    this.database = database;
    this.stores = stores;
    this.feeds = feeds;
    this.right = right;
    this.members = members;
    this.markdown = markdown;
    this.pages = pages;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/events/{id}/event.ics", Permission.PUBLIC, "An event to take along", this::one),
        Route.get(
            "/events/calendar.ics",
            Permission.PUBLIC,
            RouteDocument.of("The calendar of all events, or of a city")
                .query("city", "string", "The slug of a city; all cities where it is left out"),
            this::all),
        Route.get(
                "/events/calendars/{secret}",
                Permission.PUBLIC,
                "The calendar of a member",
                this::own)
            .withSecrets());
  }

  private Reply one(Request request) {
    Event event = right.seen(request);
    return Reply.bytes(CalendarFile.TYPE, CalendarFile.of(null, entries(request, List.of(event))))
        .withHeader("Content-Disposition", "attachment; filename=\"event-" + event.id() + ".ics\"");
  }

  private Reply all(Request request) {
    View view = pages.view(request);
    City city =
        request
            .query("city")
            .map(
                slug ->
                    stores
                        .cities()
                        .bySlug(slug)
                        .orElseThrow(
                            () -> Problem.notFound("There is no such city.").toException()))
            .orElse(null);
    Instant from = database.now().minus(KEPT);
    List<Event> events =
        database.read(
            handle ->
                stores
                    .events()
                    .announced(handle, city == null ? null : city.id(), from, MAX_EVENTS));
    String title = view.text("list.title");
    String name = city == null ? title : city.name(request.locale()) + " " + title;
    return calendar(request, name, events);
  }

  private Reply own(Request request) {
    Member member =
        feeds
            .member(request.parameter("secret"))
            .flatMap(members::byId)
            .orElseThrow(() -> Problem.notFound("There is no such calendar.").toException());
    Instant from = database.now().minus(KEPT);
    List<Event> events =
        database.read(
            handle -> {
              Stream<Long> going =
                  stores.registrations().of(handle, member.id(), MAX_EVENTS).stream()
                      .filter(each -> each.state() == RegistrationState.GOING)
                      .map(Registration::eventId);
              Stream<Long> hosted =
                  stores.events().hostedBy(handle, member.id()).stream()
                      .filter(Event::isPublic)
                      .map(Event::id);
              List<Long> ids = Stream.concat(going, hosted).distinct().toList();
              return stores.events().find(handle, ids).stream()
                  .filter(event -> event.time().startsAt().isAfter(from))
                  .toList();
            });
    return calendar(request, pages.view(request).text("mine.title"), events);
  }

  Reply calendar(Request request, String name, List<Event> events) {
    return Reply.bytes(CalendarFile.TYPE, CalendarFile.of(name, entries(request, events)));
  }

  private List<CalendarEntry> entries(Request request, List<Event> events) {
    Map<Long, City> cities = stores.cities().byId();
    return events.stream()
        .map(event -> entry(event, cities, request.locale(), request.origin()))
        .toList();
  }

  CalendarEntry entry(Event event, Map<Long, City> cities, Locale locale, String origin) {
    EventTime time = event.time();
    String body = event.text().body();
    return new CalendarEntry(
        uid(event),
        event.version() - 1,
        event.state() == EventState.CANCELLED,
        new CalendarEntry.Time(time.localStart(), time.localFinish(), time.zoneId()),
        new CalendarEntry.Text(
            event.text().title(),
            body.isEmpty() ? "" : markdown.excerpt(body, MAX_DESCRIPTION),
            location(event, cities, locale),
            origin + event.path()),
        null,
        event.made().at());
  }

  /** Returns an id that is the same for ever, also where the site moves to another address. */
  private static String uid(Event event) {
    String name = "event/" + event.id() + "/" + event.made().at();
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static String location(Event event, Map<Long, City> cities, Locale locale) {
    Place place = event.place();
    City city = place.city() == null ? null : cities.get(place.city());
    return String.join(
        ", ",
        Stream.of(
                place.name(),
                place.address(),
                city == null ? "" : city.name(locale),
                city == null ? place.link() : "")
            .filter(each -> !each.isEmpty())
            .toList());
  }
}
