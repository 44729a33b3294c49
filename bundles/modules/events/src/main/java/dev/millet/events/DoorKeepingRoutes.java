package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.guard.Guard;
import dev.millet.api.lists.Slice;
import dev.millet.api.pages.Pages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The routes for scanners that lose their network, and for the entrances at which they stand. */
final class DoorKeepingRoutes {

  private static final String DOOR = "/events/{id}/door";
  private static final String API = "/api/v1/events/{id}/entrances";
  private static final String SCRIPT = "text/javascript; charset=utf-8";

  private final Database database;
  private final Guard guard;
  private final EventStore events;
  private final Entrances entrances;
  private final DoorList list;
  private final EventRight right;
  private final Pages pages;

  DoorKeepingRoutes(
      Database database, Guard guard, Stores stores, DoorList list, EventRight right, Pages pages) {
    this.database = database;
    this.guard = guard;
    this.events = stores.events();
    this.entrances = stores.entrances();
    this.list = list;
    this.right = right;
    this.pages = pages;
  }

  List<Route> routes() {
    return List.of(
        Route.get(
            DOOR + "/list",
            EventRight.SEE_OWN,
            "The tickets of an event by their hashes, for a scanner without a network",
            request -> Reply.json(list.of(right.managed(request)))),
        Route.get(
            DOOR + "/worker.js",
            EventRight.SEE_OWN,
            "The script that shows the door without a network",
            this::worker),
        Route.post(
            DOOR + "/entrances",
            EventRight.TAKE_PART,
            "Names the entrances of an event",
            this::name),
        Route.get(
            API,
            EventRight.SEE_OWN,
            RouteDocument.of("Lists the entrances of an event, with who came in through each")
                .describing("For hosts and the team.")
                .listingAll(Entrance.class)
                .problems("not-found", "events.not-yours"),
            request -> answer(right.managed(request))),
        Route.put(
            API,
            EventRight.TAKE_PART,
            RouteDocument.of("Names the entrances of an event")
                .describing(
                    "For hosts and the team: at most 20, in the place of those before. What was"
                        + " scanned at one stays.")
                .taking(Entrances.Typed.RULES)
                .listingAll(Entrance.class)
                .problems("not-found", "invalid", "events.not-yours", "members.not-active"),
            request -> {
              Event event = right.managed(request);
              save(event, request, request.json(Entrances.Typed.RULES));
              return answer(event);
            }));
  }

  private Reply name(Request request) {
    Event event = right.managed(request);
    save(event, request, request.form(Entrances.Typed.RULES).require());
    return pages.withNotice(Reply.seeOther(event.path() + "/door"), "door.entrances.saved");
  }

  private void save(Event event, Request request, Entrances.Typed typed) {
    database.write(
        handle -> {
          guard.memberActive(request.member().id());
          events
              .lock(handle, event.id())
              .orElseThrow(() -> Problem.notFound("There is no such event.").toException());
          entrances.save(handle, event.id(), typed.entrances());
          return null;
        });
  }

  private Reply answer(Event event) {
    return Reply.list(Slice.of(database.read(handle -> entrances.counts(handle, event.id()))));
  }

  private Reply worker(Request request) {
    Event event = right.managed(request);
    try (InputStream script = DoorKeepingRoutes.class.getResourceAsStream("/door/worker.js")) {
      return Reply.bytes(SCRIPT, Objects.requireNonNull(script, "worker.js").readAllBytes())
          .withHeader("Service-Worker-Allowed", event.path() + "/door");
    } catch (IOException e) {
      throw new UncheckedIOException("the script cannot be read", e);
    }
  }
}
