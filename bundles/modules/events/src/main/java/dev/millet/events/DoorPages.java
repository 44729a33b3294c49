package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.forms.Input;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.View;
import java.util.List;
import java.util.UUID;

/** {@code /events/{id}/door}: hosts let people in and out, with a scanner or by typing codes. */
final class DoorPages {

  private static final String DOOR = "/events/{id}/door";
  private static final String API = "/api/v1/events/{id}";

  private final Database database;
  private final Stores stores;
  private final Door door;
  private final Places places;
  private final EventRight right;
  private final ScanAnswers answers;
  private final Entrances entrances;
  private final Members members;
  private final Pages pages;
  private final DoorStreams streams = new DoorStreams();

  DoorPages(
      Database database,
      Stores stores,
      Door door,
      Places places,
      EventRight right,
      ScanAnswers answers,
      Members members,
      Pages pages) {
    this.database = database;
    this.stores = stores;
    this.door = door;
    this.places = places;
    this.right = right;
    this.answers = answers;
    this.entrances = stores.entrances();
    this.members = members;
    this.pages = pages;
  }

  List<Route> routes() {
    return List.of(
        Route.get(DOOR, EventRight.SEE_OWN, "The door of an event", this::show),
        Route.get(
            DOOR + "/entered",
            EventRight.SEE_OWN,
            "A stream of how many people are in",
            this::listen),
        Route.post(DOOR, EventRight.TAKE_PART, "Checks a code that was typed", this::type),
        Route.post(DOOR + "/scans", EventRight.TAKE_PART, "Checks a scanned code", this::send),
        Route.post(
            DOOR + "/walk-ins",
            EventRight.TAKE_PART,
            "Lets somebody in without a ticket",
            this::typeWalkIn),
        Route.post(
            API + "/scans",
            EventRight.TAKE_PART,
            RouteDocument.of("Checks a ticket at the door")
                .describing(
                    "For hosts and the team. A scan that is sent again, under the same name, counts"
                        + " once.")
                .taking(NewScan.RULES)
                .giving(200, ScanAnswer.class)
                .problems("not-found", "invalid", "events.not-yours", "members.not-active"),
            this::scan),
        Route.post(
            API + "/walk-ins",
            EventRight.TAKE_PART,
            RouteDocument.of("Lets somebody in without a ticket")
                .describing(
                    "For hosts and the team. A member gets a place and a ticket, also when all"
                        + " places are taken; others are counted.")
                .taking(NewWalkIn.RULES)
                .giving(200, ScanAnswer.class)
                .problems("not-found", "invalid", "events.not-yours", "members.not-active"),
            this::walkIn));
  }

  private Reply show(Request request) {
    return page(request, right.managed(request), null, "", NewWalkIn.RULES.blank());
  }

  private Reply listen(Request request) {
    long event = right.managed(request).id();
    return Reply.events(stream -> streams.open(event, stream));
  }

  /** Tells the open pages how many people are in now. */
  private Door.Outcome told(Event event, Door.Outcome outcome) {
    streams.tell(event.id(), answers.entered(event), counts(event));
    return outcome;
  }

  private List<Entrance> counts(Event event) {
    return database.read(handle -> entrances.counts(handle, event.id()));
  }

  private Door.Outcome scanned(Event event, Request request, NewScan typed) {
    return told(event, door.scan(event.id(), request.member().id(), typed));
  }

  private Reply type(Request request) {
    Event event = right.managed(request);
    String code = request.form().value("code");
    if (code.isBlank()) {
      return show(request);
    }
    NewScan typed =
        NewScan.RULES.check(
            new NewScan(
                code,
                name(request),
                null,
                request.form().value("way"),
                request.form().value("reason"),
                request.form().value("entrance")));
    Door.Outcome outcome = scanned(event, request, typed);
    return page(request, event, outcome, code, NewWalkIn.RULES.blank());
  }

  /** Returns one name a form: a reload sends it again, and counts once. */
  private static String name(Request request) {
    String named = request.form().value("scan");
    return named.isEmpty() ? UUID.randomUUID().toString() : named;
  }

  private Reply send(Request request) {
    Event event = right.managed(request);
    NewScan typed = request.form(NewScan.RULES).require();
    return Reply.json(answers.answer(event, scanned(event, request, typed)));
  }

  private Reply scan(Request request) {
    Event event = right.managed(request);
    NewScan typed = request.json(NewScan.RULES);
    return Reply.json(answers.answer(event, scanned(event, request, typed)));
  }

  private Door.Outcome walkedIn(Event event, Request request, NewWalkIn typed) {
    Long member = typed.handle().isEmpty() ? null : member(typed).id();
    return told(event, door.walkIn(event.id(), request.member().id(), member, typed, places));
  }

  private Member member(NewWalkIn typed) {
    return members
        .byHandle(typed.plainHandle())
        .orElseThrow(
            () -> Problem.invalid("handle", "unknown", "there is no such member").toException());
  }

  private Reply walkIn(Request request) {
    Event event = right.managed(request);
    NewWalkIn typed = request.json(NewWalkIn.RULES);
    return Reply.json(answers.answer(event, walkedIn(event, request, typed)));
  }

  private Reply typeWalkIn(Request request) {
    Event event = right.managed(request);
    Input<NewWalkIn> input = request.form(NewWalkIn.RULES);
    if (input.hasErrors()) {
      return page(request, event, null, "", input);
    }
    NewWalkIn typed = input.value();
    if (!typed.handle().isEmpty() && members.byHandle(typed.plainHandle()).isEmpty()) {
      Input<?> unknown = input.refused("handle", "unknown", "there is no such member");
      return page(request, event, null, "", unknown);
    }
    return page(request, event, walkedIn(event, request, typed), "", NewWalkIn.RULES.blank());
  }

  private Reply page(
      Request request, Event event, Door.Outcome outcome, String code, Input<?> walkIn) {
    View view = pages.view(request);
    int expected =
        database.read(
            handle -> stores.registrations().people(handle, event.id(), RegistrationState.GOING));
    DoorModel model =
        new DoorModel(
            event,
            answers.entered(event),
            expected,
            outcome == null ? null : answers.line(outcome),
            code,
            answers.last(event),
            new DoorModel.Gates(
                database.read(handle -> entrances.of(handle, event.id())),
                counts(event),
                outcome == null ? "" : outcome.entrance()),
            walkIn.with("scan", UUID.randomUUID().toString()),
            new TimeTexts(view));
    Page page =
        Page.of(view.text("door.title", event.text().title()), "door.jte", model)
            .withStyles("events.css")
            .withScripts("door-list.js", "door.js");
    return pages.page(request, walkIn.hasErrors() ? page.withStatus(422) : page);
  }
}
