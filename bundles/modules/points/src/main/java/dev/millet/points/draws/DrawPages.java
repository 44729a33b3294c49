package dev.millet.points.draws;

import dev.millet.api.database.Database;
import dev.millet.api.forms.Input;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.View;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** {@code /draws}: the list of draws, the page of each, and what anybody checks it with. */
final class DrawPages {

  /** The list of draws. */
  static final String ALL = "/draws";

  /** The page of a draw. */
  static final String ONE = ALL + "/{id}";

  private static final String STYLES = "draws.css";
  private static final String SCRIPT = "draw.py";

  private final Database database;
  private final DrawStore draws;
  private final EntryStore entries;
  private final Entrants entrants;
  private final DrawViews views;
  private final Pages pages;

  DrawPages(
      Database database,
      DrawStore draws,
      EntryStore entries,
      Entrants entrants,
      DrawViews views,
      Pages pages) {
    this.database = database;
    this.draws = draws;
    this.entries = entries;
    this.entrants = entrants;
    this.views = views;
    this.pages = pages;
  }

  List<Route> routes() {
    return List.of(
        Route.get(ALL, Permission.PUBLIC, "Draws", this::list),
        Route.get(ONE, Permission.PUBLIC, "A draw", this::show),
        Route.get(ONE + "/entries", Permission.PUBLIC, "The list of a draw", this::lines),
        Route.get(
            ONE + "/entries.txt",
            Permission.PUBLIC,
            "The list of a draw as a file",
            this::listFile),
        Route.get(
            ALL + "/" + SCRIPT,
            Permission.PUBLIC,
            "The script that repeats a draw",
            request -> script()),
        Route.post(ONE + "/enter", DrawRight.ENTER, "Enters a draw", this::enter),
        Route.post(ONE + "/leave", DrawRight.ENTER, "Withdraws from a draw", this::leave));
  }

  private Reply list(Request request) {
    View view = pages.view(request);
    String zone = zone(request);
    Slice<Draw> found = database.read(handle -> draws.list(handle, request.list()));
    DrawsModel model =
        new DrawsModel(
            found.map(
                draw ->
                    new DrawsModel.Row(
                        draw, DateBlock.of(DrawViews.moment(draw), zone, view.locale()))),
            DrawRight.RUN.isHeldBy(request.identity()));
    return pages.page(
        request,
        Page.of(view.text("draws.title"), "draws.jte", model)
            .withDescription(view.text("draws.intro"))
            .withStyles(STYLES));
  }

  static String zone(Request request) {
    Member member = request.identity().member();
    return member == null ? null : member.timeZone();
  }

  private Reply show(Request request) {
    return page(request, TypedNumbers.RULES.blank(), DrawReason.RULES.blank());
  }

  /** Returns the page with the forms of the team as they were sent. */
  Reply page(Request request, Input<?> numbers, Input<?> reason) {
    Draw draw = found(request);
    DrawModel model = views.of(request, draw, numbers, reason);
    Page page =
        Page.of(draw.title(), "draw.jte", model)
            .withDescription(pages.view(request).text("draw.description", draw.plan().places()))
            .withStyles(STYLES);
    boolean refused = numbers.hasErrors() || reason.hasErrors();
    return pages.page(request, refused ? page.withStatus(422) : page);
  }

  private Draw found(Request request) {
    return database
        .read(handle -> draws.find(handle, request.id("id")))
        .orElseThrow(DrawProblems::unknown);
  }

  private Reply lines(Request request) {
    Draw draw = found(request);
    Slice<Entry> some = database.read(handle -> entries.list(handle, draw.id(), request.list()));
    Slice<DrawModel.Line> lines = some.mapAll(all -> views.lines(request, all));
    String title = pages.view(request).text("draw.list.title", draw.title());
    return pages.page(
        request,
        Page.of(title, "draw-entries.jte", new DrawEntriesModel(draw, lines)).withStyles(STYLES));
  }

  private Reply listFile(Request request) {
    Draw draw = found(request);
    if (draw.list().fingerprint().isEmpty()) {
      throw DrawProblems.notClosed();
    }
    List<Entry> listed = database.read(handle -> entries.listed(handle, draw.id()));
    return file("entries.txt", Proofs.list(draw, listed).getBytes(StandardCharsets.UTF_8));
  }

  private static Reply script() {
    try (InputStream script = DrawPages.class.getResourceAsStream("/draws/" + SCRIPT)) {
      return file(SCRIPT, Objects.requireNonNull(script, SCRIPT).readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("the script cannot be read", e);
    }
  }

  private static Reply file(String name, byte[] content) {
    return Reply.bytes(Reply.TEXT, content)
        .withHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
  }

  private Reply enter(Request request) {
    boolean named = request.form(DrawEntryRequest.RULES).value().named();
    entrants.enter(request.id("id"), request.member().id(), named);
    return back(request, "draw.entered");
  }

  private Reply leave(Request request) {
    entrants.leave(request.id("id"), request.member().id());
    return back(request, "draw.left");
  }

  private Reply back(Request request, String notice) {
    return pages.withNotice(Reply.seeOther("/draws/" + request.id("id")), notice);
  }
}
