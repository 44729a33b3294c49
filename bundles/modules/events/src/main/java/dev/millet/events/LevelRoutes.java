package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.forms.Input;
import dev.millet.api.forms.Rules;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.guard.Guard;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.points.api.selection.SelectionStatus;
import java.util.List;

/**
 * {@code /events/{id}/manage/level} and its routes for programs: the least level of those who may
 * register; and how the draw of an event stands.
 */
final class LevelRoutes {

  private static final String LEVEL = "/api/v1/events/{id}/level";
  private static final String PAGE = "/events/{id}/manage/level";
  private static final int MAX_LEVEL = 100;

  private final Database database;
  private final Guard guard;
  private final DrawStore store;
  private final EventStore events;
  private final DrawnPlaces draws;
  private final LevelGate levels;
  private final EventRight right;
  private final Pages pages;

  LevelRoutes(
      Database database,
      Guard guard,
      DrawStore store,
      EventStore events,
      DrawnPlaces draws,
      LevelGate levels,
      EventRight right,
      Pages pages) {
    this.database = database;
    this.guard = guard;
    this.store = store;
    this.events = events;
    this.draws = draws;
    this.levels = levels;
    this.right = right;
    this.pages = pages;
  }

  /**
   * The least level of those who may register.
   *
   * @param level null for everybody
   */
  record EventLevel(Integer level) {
    static final Rules<EventLevel> RULES =
        Rules.of(EventLevel.class).number("level", 1, MAX_LEVEL, 4);
  }

  /**
   * The draw of an event.
   *
   * @param path the page that explains and checks it; left out while the module points is away
   * @param toCome whether those who register wait for it
   */
  record EventDraw(String path, boolean toCome) {}

  List<Route> routes() {
    return List.of(
        Route.get(
            LEVEL,
            Permission.PUBLIC,
            RouteDocument.of("Shows the least level for an event")
                .giving(200, EventLevel.class)
                .problems("not-found"),
            request -> reply(right.seen(request))),
        Route.put(
            LEVEL,
            EventRight.TAKE_PART,
            RouteDocument.of("Sets the least level for an event")
                .describing("For its hosts and the team. Who is registered stays so.")
                .taking(EventLevel.RULES)
                .giving(200, EventLevel.class)
                .problems(
                    "not-found",
                    "invalid",
                    "events.not-yours",
                    "events.level-unknown",
                    "members.not-active"),
            this::put),
        Route.get(
            "/api/v1/events/{id}/draw",
            Permission.PUBLIC,
            RouteDocument.of("Shows how the draw of an event stands")
                .giving(200, EventDraw.class)
                .problems("not-found"),
            this::draw),
        Route.get(PAGE, EventRight.SEE_OWN, "The least level for an event", this::show),
        Route.post(PAGE, EventRight.TAKE_PART, "Sets the least level for an event", this::submit));
  }

  private Reply put(Request request) {
    Event event = right.managed(request);
    set(request, event, request.json(EventLevel.RULES).level());
    return reply(event);
  }

  private Reply show(Request request) {
    Event event = right.managed(request);
    return page(request, event, EventLevel.RULES.filled(level(event)));
  }

  private Reply page(Request request, Event event, Input<?> input) {
    String title = pages.view(request).text("manage.level");
    Page page = Page.of(title, "level.jte", new LevelModel(event, input)).withStyles("events.css");
    return pages.page(request, input.hasErrors() ? page.withStatus(422) : page);
  }

  private EventLevel level(Event event) {
    return database.read(handle -> new EventLevel(store.level(handle, event.id()).orElse(null)));
  }

  private Reply submit(Request request) {
    Event event = right.managed(request);
    Input<EventLevel> input = request.form(EventLevel.RULES);
    if (input.hasErrors()) {
      return page(request, event, input);
    }
    set(request, event, input.value().level());
    return pages.withNotice(Reply.seeOther(event.path() + "/manage"), "manage.level.saved");
  }

  private void set(Request request, Event event, Integer level) {
    if (level != null && !levels.isAvailable()) {
      throw Problem.of(
              409,
              "events.level-unknown",
              "Levels cannot be looked at now",
              "The module that knows levels is not there now. Try again later.")
          .toException();
    }
    database.write(
        handle -> {
          if (request.identity().member() != null) {
            guard.memberActive(request.identity().member().id());
          }
          Event now = events.lock(handle, event.id()).orElseThrow();
          store.setLevel(handle, event.id(), level);
          draws.changed(handle, now);
          return null;
        });
  }

  private Reply reply(Event event) {
    return Reply.json(level(event));
  }

  private Reply draw(Request request) {
    Event event = right.seen(request);
    if (event.terms().mode() != Mode.DRAW) {
      throw Problem.notFound("The places of this event are not drawn.").toException();
    }
    String path = draws.status(event).map(SelectionStatus::path).orElse(null);
    return Reply.json(database.read(handle -> new EventDraw(path, draws.isToCome(handle, event))));
  }
}
