package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.forms.Input;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.members.Members;
import dev.millet.api.members.Person;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.View;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** {@code /events/{id}/door}: hosts let people in, with a scanner or by typing codes. */
final class DoorPages {

  private static final String DOOR = "/events/{id}/door";
  private static final int LAST = 10;

  private final Database database;
  private final Stores stores;
  private final Door door;
  private final EventRight right;
  private final Members members;
  private final Pages pages;
  private final DoorStreams streams = new DoorStreams();

  DoorPages(
      Database database, Stores stores, Door door, EventRight right, Members members, Pages pages) {
    this.database = database;
    this.stores = stores;
    this.door = door;
    this.right = right;
    this.members = members;
    this.pages = pages;
  }

  /**
   * The end of a scan, in answers.
   *
   * @param result {@code in}, {@code already} or {@code unknown}
   * @param member the ticket's holder; left out for a code that is no ticket
   * @param guests how many others come along
   * @param at when it was scanned
   * @param enteredAt when the holder came in before; left out where they did not
   * @param enteredBy who let them in before
   * @param entered how many people are in now, guests included
   */
  record ScanAnswer(
      String result,
      Person member,
      int guests,
      Instant at,
      Instant enteredAt,
      Person enteredBy,
      int entered) {}

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
            "/api/v1/events/{id}/scans",
            EventRight.TAKE_PART,
            RouteDocument.of("Checks a ticket at the door")
                .describing(
                    "For hosts and the team. A scan that is sent again, under the same name, counts"
                        + " once.")
                .taking(NewScan.RULES)
                .giving(200, ScanAnswer.class)
                .problems("not-found", "invalid", "events.not-yours", "members.not-active"),
            this::scan));
  }

  private Reply show(Request request) {
    return page(request, right.managed(request), null);
  }

  private Reply listen(Request request) {
    long event = right.managed(request).id();
    return Reply.events(stream -> streams.open(event, stream));
  }

  /** Scans a ticket, and tells the open pages how many people are in now. */
  private Door.Outcome scanned(Event event, Request request, NewScan typed) {
    Door.Outcome outcome = door.scan(event.id(), request.member().id(), typed);
    streams.tell(event.id(), entered(event));
    return outcome;
  }

  private int entered(Event event) {
    return database.read(handle -> stores.tickets().entered(handle, event.id()));
  }

  private Reply type(Request request) {
    Event event = right.managed(request);
    String code = request.form().value("code");
    if (code.isBlank()) {
      return page(request, event, null);
    }
    // one name a form: a reload sends it again, and counts once
    String named = request.form().value("scan");
    String scan = named.isEmpty() ? UUID.randomUUID().toString() : named;
    NewScan typed = NewScan.RULES.check(new NewScan(code, scan, null));
    return page(request, event, scanned(event, request, typed));
  }

  private Reply send(Request request) {
    Event event = right.managed(request);
    Input<NewScan> input = request.form(NewScan.RULES);
    if (input.hasErrors()) {
      throw input.toProblem().toException();
    }
    return answer(event, scanned(event, request, input.value()));
  }

  private Reply scan(Request request) {
    Event event = right.managed(request);
    NewScan typed = request.json(NewScan.RULES);
    return answer(event, scanned(event, request, typed));
  }

  private Reply answer(Event event, Door.Outcome outcome) {
    Registration whose = outcome.registration();
    Ticket ticket = outcome.ticket();
    boolean again = outcome.scan().result() == Scan.Result.ALREADY && ticket != null;
    Map<Long, Person> people = people(outcome);
    return Reply.json(
        new ScanAnswer(
            outcome.scan().result().word(),
            whose == null ? null : people.get(whose.memberId()),
            whose == null ? 0 : whose.guests(),
            outcome.scan().scannedAt(),
            again ? ticket.enteredAt() : null,
            again && ticket.enteredBy() != null ? people.get(ticket.enteredBy()) : null,
            entered(event)));
  }

  private Map<Long, Person> people(Door.Outcome outcome) {
    List<Long> ids = new ArrayList<>();
    if (outcome.registration() != null) {
      ids.add(outcome.registration().memberId());
    }
    if (outcome.ticket() != null && outcome.ticket().enteredBy() != null) {
      ids.add(outcome.ticket().enteredBy());
    }
    return members.people(ids);
  }

  private DoorModel.Line line(Door.Outcome outcome) {
    Map<Long, Person> people = people(outcome);
    Registration whose = outcome.registration();
    Ticket ticket = outcome.ticket();
    boolean again = outcome.scan().result() == Scan.Result.ALREADY && ticket != null;
    return new DoorModel.Line(
        outcome.scan().result().word(),
        whose == null ? "" : name(people.get(whose.memberId())),
        whose == null ? 0 : whose.guests(),
        outcome.scan().scannedAt(),
        again ? ticket.enteredAt() : null,
        again && ticket.enteredBy() != null ? name(people.get(ticket.enteredBy())) : "");
  }

  private static String name(Person person) {
    return person == null || person.isDeleted() ? "" : person.displayName();
  }

  private List<DoorModel.Line> last(Event event) {
    List<Door.Outcome> outcomes =
        database.read(
            handle ->
                door.last(handle, event.id(), LAST).stream()
                    .map(
                        scan ->
                            new Door.Outcome(
                                scan,
                                scan.registrationId() == null
                                    ? null
                                    : stores
                                        .registrations()
                                        .find(handle, scan.registrationId())
                                        .orElse(null),
                                null))
                    .toList());
    return outcomes.stream().map(this::line).toList();
  }

  private Reply page(Request request, Event event, Door.Outcome outcome) {
    View view = pages.view(request);
    int expected =
        database.read(
            handle -> stores.registrations().people(handle, event.id(), RegistrationState.GOING));
    DoorModel model =
        new DoorModel(
            event,
            entered(event),
            expected,
            outcome == null ? null : line(outcome),
            last(event),
            new TimeTexts(view));
    Page page = Page.of(view.text("door.title", event.text().title()), "door.jte", model);
    return pages.page(request, page.withStyles("events.css").withScripts("door.js"));
  }
}
