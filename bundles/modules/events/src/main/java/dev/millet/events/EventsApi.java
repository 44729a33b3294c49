package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import java.util.List;

/** {@code /api/v1/events}: the routes for programs about events and cities. */
final class EventsApi {

  private static final String ALL = "/api/v1/events";
  private static final String ONE = ALL + "/{id}";
  private static final String CITIES = ALL + "/cities";
  private static final String HOST = ONE + "/hosts/{handle}";

  private final Database database;
  private final EventStore events;
  private final CityStore cities;
  private final EventWriter writer;
  private final Registrar registrar;
  private final EventRight right;
  private final EventAnswers answers;
  private final EventFilters filters;
  private final Members members;

  EventsApi(
      Database database,
      Stores stores,
      EventWriter writer,
      Registrar registrar,
      EventRight right,
      EventAnswers answers,
      Members members) {
    this.database = database;
    this.events = stores.events();
    this.cities = stores.cities();
    this.writer = writer;
    this.registrar = registrar;
    this.right = right;
    this.answers = answers;
    this.filters = new EventFilters(cities);
    this.members = members;
  }

  List<Route> routes() {
    return List.of(
        Route.get(
            ALL,
            Permission.PUBLIC,
            EventFilters.documented(
                RouteDocument.of("Lists announced events, the soonest first")
                    .listing(EventAnswer.class)
                    .problems("invalid")),
            this::list),
        Route.post(
            ALL,
            EventRight.TAKE_PART,
            RouteDocument.of("Proposes an event")
                .describing("An event of the team is a draft, one of a member a proposal.")
                .taking(NewEvent.RULES)
                .giving(201, EventAnswer.class)
                .problems("invalid", "members.not-active"),
            this::add),
        Route.get(
            ONE,
            Permission.PUBLIC,
            RouteDocument.of("Shows an event").giving(200, EventAnswer.class).problems("not-found"),
            this::show),
        Route.put(
            ONE,
            EventRight.TAKE_PART,
            RouteDocument.of("Changes an event")
                .describing(
                    "For its hosts and the team. Who is registered is told where it is moved.")
                .taking(NewEvent.RULES)
                .giving(200, EventAnswer.class)
                .problems(
                    "not-found",
                    "invalid",
                    "events.not-yours",
                    "events.cancelled",
                    "changed-meanwhile",
                    "members.not-active"),
            this::edit),
        Route.post(
            ONE + "/publish",
            EventRight.ANNOUNCE,
            RouteDocument.of("Announces a draft or a proposal")
                .giving(200, EventAnswer.class)
                .problems("not-found", "events.cancelled", "members.not-active"),
            this::publish),
        Route.post(
            ONE + "/cancel",
            EventRight.TAKE_PART,
            RouteDocument.of("Cancels an event")
                .describing("For its hosts and the team. Who is registered is told.")
                .taking(Reason.RULES)
                .giving(200, EventAnswer.class)
                .problems("not-found", "events.not-yours", "members.not-active"),
            this::cancel),
        Route.post(
            ONE + "/copy",
            EventRight.TAKE_PART,
            RouteDocument.of("Copies an event")
                .giving(201, EventAnswer.class)
                .problems("not-found", "events.not-yours", "members.not-active"),
            this::copy),
        Route.put(
            HOST,
            EventRight.TAKE_PART,
            RouteDocument.of("Makes a member a host of an event")
                .giving(200, EventAnswer.class)
                .problems("not-found", "events.not-yours", "members.not-active"),
            request -> host(request, true)),
        Route.delete(
            HOST,
            EventRight.TAKE_PART,
            RouteDocument.of("Takes a host off an event")
                .giving(200, EventAnswer.class)
                .problems("not-found", "events.not-yours", "members.not-active"),
            request -> host(request, false)),
        Route.get(CITIES, Permission.PUBLIC, "Lists the cities", request -> cities())
            .listsAll(City.class),
        Route.post(
            CITIES,
            EventRight.ANNOUNCE,
            RouteDocument.of("Adds a city")
                .taking(NewCity.RULES)
                .giving(201, City.class)
                .problems("invalid", "events.city-exists"),
            this::addCity));
  }

  private Reply list(Request request) {
    EventFilter filter = filters.of(request);
    Slice<Event> found =
        database.read(handle -> events.list(handle, filter, request.list(), database.now()));
    return Reply.list(found.mapAll(answers::of));
  }

  private Reply add(Request request) {
    Event made = writer.add(request.member(), request.json(NewEvent.RULES));
    return Reply.created(ALL + "/" + made.id(), answers.of(made));
  }

  private Reply show(Request request) {
    Event event = right.seen(request);
    registrar.settle(event.id());
    return reply(event);
  }

  private Reply edit(Request request) {
    Event event = right.managed(request);
    NewEvent typed = request.json(NewEvent.RULES);
    return reply(
        writer.edit(
            event.id(),
            request.member(),
            typed,
            was -> request.requireMatch(Integer.toString(was.version()))));
  }

  private Reply publish(Request request) {
    return reply(writer.publish(right.managed(request).id(), request.identity().member()));
  }

  private Reply cancel(Request request) {
    Event event = right.managed(request);
    String reason = request.json(Reason.RULES).reason();
    return reply(writer.cancel(event.id(), request.member(), reason));
  }

  private Reply copy(Request request) {
    Event made = writer.copy(right.managed(request).id(), request.member());
    return Reply.created(ALL + "/" + made.id(), answers.of(made));
  }

  private Reply host(Request request, boolean added) {
    Event event = right.managed(request);
    Member host =
        members
            .byHandle(request.parameter("handle"))
            .orElseThrow(() -> Problem.notFound("There is no such member.").toException());
    if (added) {
      writer.addHost(event.id(), request.member(), host.id());
    } else {
      writer.removeHost(event.id(), request.member(), host.id());
    }
    return reply(event);
  }

  private Reply cities() {
    return Reply.list(Slice.of(cities.all()));
  }

  private Reply addCity(Request request) {
    City made =
        cities
            .add(request.json(NewCity.RULES))
            .orElseThrow(
                () ->
                    Problem.of(
                            409,
                            "events.city-exists",
                            "There is such a city",
                            "Another city has this slug.")
                        .toException());
    return Reply.created(CITIES, made);
  }

  private Reply reply(Event event) {
    return Reply.json(answers.of(event)).withEntityTag(Integer.toString(event.version()));
  }
}
