package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import java.util.List;

/** {@code /api/v1/events/{id}/registrations}: the routes for programs about registrations. */
final class RegistrationsApi {

  private static final String ALL = "/api/v1/events/{id}/registrations";
  private static final String ONE = ALL + "/{registration}";
  private static final String OWN = "/api/v1/events/{id}/registration";

  private final Database database;
  private final RegistrationStore registrations;
  private final Registrar registrar;
  private final EventRight right;
  private final EventAnswers answers;

  RegistrationsApi(
      Database database,
      RegistrationStore registrations,
      Registrar registrar,
      EventRight right,
      EventAnswers answers) {
    this.database = database;
    this.registrations = registrations;
    this.registrar = registrar;
    this.right = right;
    this.answers = answers;
  }

  List<Route> routes() {
    return List.of(
        Route.get(
            ALL,
            EventRight.SEE_OWN,
            RouteDocument.of("Lists the registrations for an event, in their order")
                .describing("For its hosts and the team.")
                .listing(RegistrationAnswer.class)
                .problems("not-found", "events.not-yours"),
            this::list),
        Route.post(
            ALL,
            EventRight.TAKE_PART,
            RouteDocument.of("Registers for an event")
                .describing(
                    "The answer says whether there is a place. Who is registered already stays as"
                        + " they are.")
                .taking(RegistrationRequest.class)
                .giving(200, RegistrationAnswer.class)
                .problems(
                    "not-found",
                    "invalid",
                    "events.not-open",
                    "events.refused",
                    "members.not-active"),
            this::register),
        Route.get(
            OWN,
            EventRight.SEE_OWN,
            RouteDocument.of("Shows one's own registration for an event")
                .giving(200, RegistrationAnswer.class)
                .problems("not-found"),
            this::own),
        Route.delete(
            OWN,
            EventRight.TAKE_PART,
            RouteDocument.of("Gives one's own place back, or leaves the waiting list")
                .giving(200, RegistrationAnswer.class)
                .problems("not-found", "events.over", "members.not-active"),
            this::leave),
        Route.post(
            OWN + "/accept",
            EventRight.TAKE_PART,
            RouteDocument.of("Takes a place that is offered")
                .describing("The answers that the event needs are given before.")
                .giving(200, RegistrationAnswer.class)
                .problems("not-found", "invalid", "events.no-offer", "members.not-active"),
            this::accept),
        Route.post(
            ONE + "/approve",
            EventRight.TAKE_PART,
            RouteDocument.of("Gives a place to somebody who asked for one")
                .describing("For hosts and the team. Who finds no free place waits.")
                .giving(200, RegistrationAnswer.class)
                .problems("not-found", "events.not-yours", "events.over", "members.not-active"),
            this::approve),
        Route.post(
            ONE + "/refuse",
            EventRight.TAKE_PART,
            RouteDocument.of("Gives no place to somebody, or takes it back")
                .describing("For hosts and the team. The member reads the reason.")
                .taking(Reason.RULES)
                .giving(200, RegistrationAnswer.class)
                .problems("not-found", "events.not-yours", "members.not-active"),
            this::refuse));
  }

  private Reply list(Request request) {
    Event event = right.managed(request);
    registrar.settle(event.id());
    return Reply.list(
        database
            .read(handle -> registrations.list(handle, event.id(), request.list()))
            .mapAll(answers::ofRegistrations));
  }

  private Reply register(Request request) {
    RegistrationRequest typed = request.json(RegistrationRequest.class);
    RegistrationDesk.Placed placed =
        registrar.register(
            request.id("id"), request.member().id(), typed.registration(), typed.given());
    return Reply.json(answers.of(placed));
  }

  private Reply own(Request request) {
    Event event = right.seen(request);
    registrar.settle(event.id());
    return reply(
        database
            .read(handle -> registrations.find(handle, event.id(), request.member().id()))
            .orElseThrow(() -> Problem.notFound("You are not registered.").toException()));
  }

  private Reply leave(Request request) {
    return reply(registrar.leave(request.id("id"), request.member().id()));
  }

  private Reply accept(Request request) {
    return reply(registrar.accept(request.id("id"), request.member().id(), null));
  }

  private Reply approve(Request request) {
    Event event = right.managed(request);
    return reply(registrar.approve(event.id(), request.id("registration"), request.member().id()));
  }

  private Reply refuse(Request request) {
    Event event = right.managed(request);
    String reason = request.json(Reason.RULES).reason();
    return reply(
        registrar.refuse(event.id(), request.id("registration"), request.member().id(), reason));
  }

  private Reply reply(Registration registration) {
    return Reply.json(answers.of(registration));
  }
}
