package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.guard.Guard;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The routes for programs about what is a member's own: places, tickets, city and calendar. */
final class OwnApi {

  private static final String ALL = "/api/v1/events/registrations";
  private static final String ONE = "/api/v1/events/{id}/registration";
  private static final String TICKET = "/api/v1/events/{id}/ticket";
  private static final String CITY = "/api/v1/events/city";
  private static final String CALENDAR = "/api/v1/events/calendar";

  private final Database database;
  private final Guard guard;
  private final Stores stores;
  private final Registrar registrar;
  private final EventRight right;
  private final EventAnswers answers;
  private final EventJournal told;
  private final Feeds feeds;

  /**
   * A ticket in answers to its holder.
   *
   * @param code secret: whoever shows it is let in
   * @param enteredAt when its holder came in; left out where they did not
   */
  record TicketAnswer(String code, Instant enteredAt) {}

  /**
   * The city of a member.
   *
   * @param shown whether the city's page may name them
   */
  record OwnCity(City city, boolean shown) {}

  /**
   * The link to one's own calendar.
   *
   * @param link secret, and shown once
   */
  record CalendarLink(String link) {}

  OwnApi(
      Database database,
      Guard guard,
      Stores stores,
      Registrar registrar,
      EventRight right,
      EventAnswers answers,
      EventJournal told,
      Feeds feeds) {
    this.told = told;
    this.database = database;
    this.guard = guard;
    this.stores = stores;
    this.registrar = registrar;
    this.right = right;
    this.answers = answers;
    this.feeds = feeds;
  }

  List<Route> routes() {
    return List.of(
        Route.get(
            ALL,
            EventRight.SEE_OWN,
            RouteDocument.of("Lists one's own registrations, by event")
                .listing(RegistrationAnswer.class),
            this::list),
        Route.patch(
            ONE,
            EventRight.TAKE_PART,
            RouteDocument.of("Says whether one is named on the page of an event")
                .taking(NamedChoice.RULES)
                .giving(200, RegistrationAnswer.class)
                .problems("not-found", "members.not-active"),
            this::show),
        Route.get(
                TICKET,
                EventRight.SEE_OWN,
                RouteDocument.of("Shows one's own ticket")
                    .giving(200, TicketAnswer.class)
                    .problems("not-found"),
                this::ticket)
            .withSecrets(),
        Route.post(
                TICKET,
                EventRight.TAKE_PART,
                RouteDocument.of("Gets a new code for one's own ticket")
                    .describing("The old code is no longer valid. A ticket that was used stays.")
                    .giving(200, TicketAnswer.class)
                    .problems("not-found", "members.not-active"),
                this::renew)
            .withSecrets(),
        Route.get(
            CITY,
            EventRight.SEE_OWN,
            RouteDocument.of("Shows one's own city")
                .giving(200, OwnCity.class)
                .problems("not-found"),
            this::city),
        Route.put(
            CITY,
            EventRight.TAKE_PART,
            RouteDocument.of("Chooses a city")
                .taking(CityChoice.RULES)
                .giving(200, OwnCity.class)
                .problems("invalid", "members.not-active"),
            this::choose),
        Route.delete(
            CITY,
            EventRight.TAKE_PART,
            RouteDocument.of("Leaves one's city").giving(204, null),
            this::leave),
        Route.post(
                CALENDAR,
                EventRight.TAKE_PART,
                RouteDocument.of("Makes a secret link to one's own calendar")
                    .describing("A link that was there is no longer valid.")
                    .giving(201, CalendarLink.class)
                    .problems("members.not-active"),
                this::link)
            .withSecrets(),
        Route.delete(
            CALENDAR,
            EventRight.TAKE_PART,
            RouteDocument.of("Removes the link to one's own calendar").giving(204, null),
            this::unlink));
  }

  private Reply list(Request request) {
    long member = request.member().id();
    registrar.settleOf(member);
    return Reply.list(
        database
            .read(handle -> stores.registrations().of(handle, member, request.list()))
            .mapAll(answers::ofRegistrations));
  }

  private Reply show(Request request) {
    long event = right.seen(request).id();
    long member = request.member().id();
    database
        .read(handle -> stores.registrations().find(handle, event, member))
        .orElseThrow(() -> Problem.notFound("You are not registered.").toException());
    NamedChoice typed = request.json(NamedChoice.RULES);
    return Reply.json(answers.of(registrar.show(event, member, typed.named())));
  }

  private Reply ticket(Request request) {
    Event event = right.seen(request);
    return ticket(event.id(), request.member().id());
  }

  private Reply ticket(long event, long member) {
    return database.read(
        handle ->
            stores
                .registrations()
                .find(handle, event, member)
                .flatMap(own -> stores.tickets().find(handle, own.id()))
                .map(found -> Reply.json(new TicketAnswer(found.code(), found.enteredAt())))
                .orElseThrow(() -> Problem.notFound("You have no ticket for this.").toException()));
  }

  private Reply renew(Request request) {
    registrar.renewTicket(request.id("id"), request.member().id());
    return ticket(request.id("id"), request.member().id());
  }

  private Reply city(Request request) {
    long member = request.member().id();
    CityStore.Resident resident =
        stores
            .cities()
            .resident(member)
            .orElseThrow(() -> Problem.notFound("You chose no city.").toException());
    return database.read(handle -> city(handle, resident));
  }

  private Reply city(Handle handle, CityStore.Resident resident) {
    City city = stores.cities().find(handle, resident.cityId()).orElseThrow();
    return Reply.json(new OwnCity(city, resident.shown()));
  }

  private Reply choose(Request request) {
    CityChoice typed = request.json(CityChoice.RULES);
    long member = request.member().id();
    return database.write(
        handle -> {
          guard.memberActive(member);
          City city =
              stores
                  .cities()
                  .find(handle, typed.city())
                  .orElseThrow(
                      () ->
                          Problem.invalid("city", "unknown", "there is no such city")
                              .toException());
          CityStore.Resident resident =
              new CityStore.Resident(member, city.id(), Boolean.TRUE.equals(typed.shown()));
          stores.cities().settle(handle, resident);
          told.cityChosen(member, database.now());
          return city(handle, resident);
        });
  }

  private Reply leave(Request request) {
    database.write(
        handle -> {
          stores.cities().forget(handle, request.member().id());
          told.cityChosen(request.member().id(), database.now());
          return null;
        });
    return Reply.noContent();
  }

  private Reply link(Request request) {
    String secret = feeds.renew(request.member().id());
    String link = request.origin() + "/events/calendars/" + secret;
    return Reply.json(201, new CalendarLink(link));
  }

  private Reply unlink(Request request) {
    feeds.remove(request.member().id());
    return Reply.noContent();
  }
}
