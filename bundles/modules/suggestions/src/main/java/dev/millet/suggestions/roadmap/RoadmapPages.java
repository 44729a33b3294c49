package dev.millet.suggestions.roadmap;

import dev.millet.api.database.Database;
import dev.millet.api.forms.Input;
import dev.millet.api.gateway.Form;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.members.Role;
import dev.millet.api.modules.Contribution;
import dev.millet.api.pages.NavigationEntry;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.View;
import dev.millet.api.products.Product;
import dev.millet.suggestions.care.CareRecords.SuggestionWithCare;
import dev.millet.suggestions.care.CareServices;
import dev.millet.suggestions.http.CareApi;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** {@code /suggestions/roadmaps}: what is planned, for everybody; the team moves cards. */
public final class RoadmapPages {

  private static final String ONE = Roadmap.PATH + "/{slug}";
  private static final String STYLES = "roadmap.css";
  private static final int ORDER = 12;
  private static final int ALL_OF_A_COLUMN = 100;

  private final Database database;
  private final Roadmaps roadmaps;
  private final Boards boards;
  private final CareServices care;
  private final Pages pages;

  /**
   * All roadmaps.
   *
   * @param products the names of their products, by slug of the roadmap
   * @param team whether the reader may make one
   */
  public record ListModel(List<Roadmap> roadmaps, Map<String, String> products, boolean team) {}

  RoadmapPages(
      Database database, Roadmaps roadmaps, Boards boards, CareServices care, Pages pages) {
    this.database = database;
    this.roadmaps = roadmaps;
    this.boards = boards;
    this.care = care;
    this.pages = pages;
  }

  List<Contribution> contributions() {
    return List.of(
        new NavigationEntry(Roadmap.PATH, "roadmap.navigation", ORDER, Permission.PUBLIC),
        Route.get(Roadmap.PATH, Permission.PUBLIC, "All roadmaps", this::list),
        Route.get(
            ONE,
            Permission.PUBLIC,
            RouteDocument.of("A roadmap")
                .query("by", "string", "status, month or build; left out for the roadmap's own")
                .query("column", "string", "The key of the one column to show"),
            this::show),
        Route.get(
            ONE + "/embed",
            Permission.PUBLIC,
            RouteDocument.of("A roadmap to be shown in a frame of another site")
                .query("by", "string", "status, month or build; left out for the roadmap's own"),
            this::embed),
        Route.post(ONE + "/move", CareApi.CARE, "Moves a card into another column", this::move));
  }

  private Reply list(Request request) {
    View view = pages.view(request);
    List<Roadmap> all = roadmaps.visible(request.identity(), view.text("roadmap.title"));
    boolean team = isTeam(request);
    if (all.size() == 1 && !team) {
      return Reply.seeOther(all.get(0).path());
    }
    Map<String, String> names =
        all.stream()
            .filter(each -> roadmaps.product(each).isPresent())
            .collect(
                Collectors.toMap(
                    Roadmap::slug, each -> roadmaps.product(each).orElseThrow().name()));
    Page page = Page.of(view.text("roadmap.list"), "roadmaps.jte", new ListModel(all, names, team));
    return pages.page(request, page.withStyles(STYLES));
  }

  private Reply show(Request request) {
    Roadmap roadmap = roadmap(request);
    Grouping by = RoadmapApi.grouping(request, roadmap);
    return show(request, roadmap, by, request.query("column").orElse(null), null);
  }

  /**
   * Shows a roadmap.
   *
   * @param only the key of the one column to show; null for all
   * @param returned a form that came back; null for none
   */
  private Reply show(
      Request request, Roadmap roadmap, Grouping by, String only, Input<Move> returned) {
    View view = pages.view(request);
    RoadmapModel model = model(request, view, roadmap, by, only, returned);
    if (only != null && model.columns().isEmpty()) {
      throw Problem.notFound("There is no such column.").toException();
    }
    return pages.page(
        request,
        Page.of(roadmap.title(), "roadmap.jte", model)
            .withDescription(view.text("roadmap.intro"))
            .withStyles(STYLES)
            .withScripts("roadmap.js"));
  }

  private RoadmapModel model(
      Request request, View view, Roadmap roadmap, Grouping by, String only, Input<Move> returned) {
    Product product = roadmaps.product(roadmap).orElse(null);
    Board board =
        boards.of(
            request.identity(),
            product,
            by,
            view.today(),
            only == null ? Boards.SHOWN : ALL_OF_A_COLUMN);
    boolean mover = isTeam(request) && request.identity().member() != null;
    return new RoadmapView(view, roadmap, care.rules(), mover, request.origin())
        .of(board, product == null ? null : product.name(), only, returned);
  }

  /**
   * Answers what a frame of another site shows: there nobody is signed in, and nothing to press.
   */
  private Reply embed(Request request) {
    View view = pages.view(request);
    Roadmap roadmap = roadmap(request);
    Grouping by = RoadmapApi.grouping(request, roadmap);
    RoadmapModel shown = model(request, view, roadmap, by, null, null);
    return Reply.html(pages.fragment(request, "roadmap-embed.jte", shown).markup()).inFrames();
  }

  private Reply move(Request request) {
    Form form = request.form();
    Roadmap roadmap = roadmap(request);
    Grouping by = Grouping.of(form.value("by")).orElseThrow(Move::unknown);
    Input<Move> input = Move.rules(Move.suggestion(form)).read(form);
    if (input.hasErrors()) {
      return back(request, roadmap, by, input, 422);
    }
    try {
      database.write(
          handle -> {
            move(handle, request, by, input.value());
            return null;
          });
    } catch (ProblemException refused) {
      Problem problem = refused.problem();
      if (problem.status() == 404 || problem.status() == 403) {
        throw refused;
      }
      return back(request, roadmap, by, refused(input, problem), problem.status());
    }
    return pages.withNotice(Reply.seeOther(roadmap.path() + "?by=" + by.word()), "roadmap.moved");
  }

  private void move(Handle handle, Request request, Grouping by, Move wanted) {
    SuggestionWithCare read =
        care.records().take(handle, wanted.suggestion(), null, request.member());
    if (read.care().revision() != wanted.revision()) {
      throw Problem.of(409, "changed-meanwhile", "It has been changed meanwhile", "").toException();
    }
    switch (by) {
      case STATUS ->
          care.desk()
              .changeStatus(handle, read, wanted.status(), wanted.reason(), null, request.member());
      case MONTH ->
          care.desk().setDue(handle, read, wanted.due(), wanted.reason(), request.member());
      case BUILD -> throw Move.unknown();
    }
  }

  /** Tells what is wrong at the fields of this form: a day is the column here. */
  private static Input<Move> refused(Input<Move> input, Problem problem) {
    Input<Move> all = input;
    for (Problem.Field field : problem.fields()) {
      boolean reason = field.name().equals("reason");
      all = all.refused(reason ? "reason" : "to", field.code(), field.detail());
    }
    return problem.fields().isEmpty() ? input.refused(problem) : all;
  }

  private Reply back(Request request, Roadmap roadmap, Grouping by, Input<Move> input, int status) {
    return show(request, roadmap, by, null, input).withStatus(status);
  }

  private Roadmap roadmap(Request request) {
    return roadmaps.require(
        request.identity(), request.parameter("slug"), pages.view(request).text("roadmap.title"));
  }

  private static boolean isTeam(Request request) {
    return request.identity().is(Role.STAFF);
  }
}
