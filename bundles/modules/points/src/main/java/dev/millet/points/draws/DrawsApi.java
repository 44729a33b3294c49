package dev.millet.points.draws;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.lists.Slice;
import java.util.List;

/** {@code /api/v1/draws}: the routes for programs about draws. */
final class DrawsApi {

  private static final String ALL = "/api/v1/draws";
  private static final String ONE = ALL + "/{id}";
  private static final String OWN = ONE + "/entry";
  private static final String INACTIVE = "members.not-active";

  private final Database database;
  private final DrawStore draws;
  private final EntryStore entries;
  private final DrawWriter writer;
  private final Entrants entrants;
  private final DrawAnswers answers;

  DrawsApi(
      Database database,
      DrawStore draws,
      EntryStore entries,
      DrawWriter writer,
      Entrants entrants,
      DrawAnswers answers) {
    this.database = database;
    this.draws = draws;
    this.entries = entries;
    this.writer = writer;
    this.entrants = entrants;
    this.answers = answers;
  }

  List<Route> routes() {
    return List.of(
        Route.get(ALL, Permission.PUBLIC, "Lists draws, newest first", this::list)
            .lists(DrawAnswer.class),
        Route.post(
            ALL,
            DrawRight.RUN,
            RouteDocument.of("Announces a draw")
                .describing(
                    "With a public source of random numbers to come, or without: then the hash of a"
                        + " sealed seed is published now, and the seed with the result.")
                .taking(NewDraw.RULES)
                .giving(201, DrawAnswer.class)
                .problems("invalid", INACTIVE),
            this::announce),
        Route.get(
            ONE,
            Permission.PUBLIC,
            RouteDocument.of("Shows a draw").giving(200, DrawAnswer.class).problems("not-found"),
            request -> reply(found(request))),
        Route.post(
            ONE + "/close",
            DrawRight.RUN,
            RouteDocument.of("Closes the list and publishes it")
                .giving(200, DrawAnswer.class)
                .problems(
                    "not-found",
                    "points.draw-not-open",
                    "points.draw-empty",
                    "points.draw-late",
                    "points.draw-done",
                    "points.draw-cancelled",
                    "points.draw-elsewhere",
                    "points.criterion-away",
                    INACTIVE),
            request -> reply(writer.close(request.id("id"), request.identity().member()))),
        Route.post(
            ONE + "/reveal",
            DrawRight.RUN,
            RouteDocument.of("Draws, with the numbers of the public source or the sealed seed")
                .taking(DrawNumbers.RULES)
                .giving(200, DrawAnswer.class)
                .problems(
                    "not-found",
                    "invalid",
                    "points.draw-not-closed",
                    "points.draw-early",
                    "points.draw-done",
                    "points.draw-cancelled",
                    "points.draw-elsewhere",
                    INACTIVE),
            this::reveal),
        Route.post(
            ONE + "/cancel",
            DrawRight.RUN,
            RouteDocument.of("Cancels a draw that is not decided")
                .taking(DrawReason.RULES)
                .giving(200, DrawAnswer.class)
                .problems("not-found", "points.draw-done", "points.draw-elsewhere", INACTIVE),
            this::cancel),
        Route.get(
            ONE + "/entries",
            Permission.PUBLIC,
            RouteDocument.of("Lists the published entries by their numbers")
                .describing("Empty until the list is closed.")
                .listing(DrawAnswer.Line.class)
                .problems("not-found"),
            this::lines),
        Route.get(
                OWN,
                DrawRight.SEE_OWN,
                RouteDocument.of("Shows one's own entry, with its salt")
                    .giving(200, DrawAnswer.Own.class)
                    .problems("not-found"),
                this::own)
            .withSecrets(),
        Route.put(
                OWN,
                DrawRight.ENTER,
                RouteDocument.of("Enters a draw")
                    .describing("Sent again, it says whether one is named.")
                    .taking(DrawEntryRequest.RULES)
                    .giving(200, DrawAnswer.Own.class)
                    .problems(
                        "not-found",
                        "points.draw-not-open",
                        "points.draw-full",
                        "points.draw-cancelled",
                        "points.draw-elsewhere",
                        "points.not-qualified",
                        "points.criterion-away",
                        INACTIVE),
                this::enter)
            .withSecrets(),
        Route.delete(
            OWN,
            DrawRight.ENTER,
            RouteDocument.of("Withdraws from a draw; a place goes to the next in order")
                .giving(204, null)
                .problems("not-found", "points.draw-cancelled", "points.draw-elsewhere", INACTIVE),
            this::leave));
  }

  private Draw found(Request request) {
    return database
        .read(handle -> draws.find(handle, request.id("id")))
        .orElseThrow(DrawProblems::unknown);
  }

  private DrawAnswer answer(Draw draw) {
    return database.read(
        handle ->
            answers.of(
                draw, draws.requirements(handle, draw.id()), entries.count(handle, draw.id())));
  }

  private Reply reply(Draw draw) {
    return Reply.json(answer(draw));
  }

  private Reply list(Request request) {
    Slice<Draw> found = database.read(handle -> draws.list(handle, request.list()));
    return Reply.list(found.map(this::answer));
  }

  private Reply announce(Request request) {
    Draw made = writer.announce(request.json(NewDraw.RULES), request.identity().member());
    return Reply.created(ALL + "/" + made.id(), answer(made));
  }

  private Reply reveal(Request request) {
    String numbers = request.json(DrawNumbers.RULES).numbers();
    return reply(writer.reveal(request.id("id"), request.identity().member(), numbers));
  }

  private Reply cancel(Request request) {
    String reason = request.json(DrawReason.RULES).reason();
    return reply(writer.cancel(request.id("id"), request.identity().member(), reason));
  }

  private Reply lines(Request request) {
    Draw draw = found(request);
    Slice<Entry> some = database.read(handle -> entries.list(handle, draw.id(), request.list()));
    return Reply.list(some.mapAll(answers::lines));
  }

  private Reply own(Request request) {
    long member = request.member().id();
    Entry own =
        database
            .read(handle -> entries.find(handle, request.id("id"), member))
            .orElseThrow(DrawProblems::notEntered);
    return Reply.json(answers.own(own));
  }

  private Reply enter(Request request) {
    boolean named = request.json(DrawEntryRequest.RULES).named();
    return Reply.json(answers.own(entrants.enter(request.id("id"), request.member().id(), named)));
  }

  private Reply leave(Request request) {
    entrants.leave(request.id("id"), request.member().id());
    return Reply.noContent();
  }
}
