package dev.millet.upgrades.page;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.lists.Slice;
import dev.millet.api.pages.Menu;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.upgrades.change.Change;
import dev.millet.upgrades.change.ChangeDesk;
import dev.millet.upgrades.http.ChangesApi;
import dev.millet.upgrades.http.LiveReports;
import dev.millet.upgrades.http.ModulesApi;
import java.util.List;

/** {@code /modules/changes}: what was changed, and a change while it is made. */
final class ChangePages {

  private static final String ROOT = "/modules/changes";

  private final Chronicles chronicles;
  private final ChangeDesk desk;
  private final HistoryLines history;
  private final ChangeModels models;
  private final Pages pages;

  ChangePages(
      Chronicles chronicles,
      ChangeDesk desk,
      HistoryLines history,
      ChangeModels models,
      Pages pages) {
    this.chronicles = chronicles;
    this.desk = desk;
    this.history = history;
    this.models = models;
    this.pages = pages;
  }

  static String path(long change) {
    return ROOT + "/" + change;
  }

  List<Route> routes() {
    return List.of(
        Route.get(
            ROOT, ModulesApi.READ, RouteDocument.of("The changes that were made"), this::list),
        Route.get(
            ROOT + "/{id}",
            ModulesApi.READ,
            RouteDocument.of("A change while it is made, and afterwards"),
            this::one),
        Route.get(
            ROOT + "/{id}/events",
            ModulesApi.READ,
            RouteDocument.of("Tells the page of a change when there is something new"),
            this::events),
        Route.post(
            ROOT + "/{id}/cancel",
            ChangesApi.MANAGE,
            RouteDocument.of("Call a change off before its switch"),
            this::cancel));
  }

  private Reply list(Request request) {
    Slice<HistoryLine> changes = history.newest(request.list());
    String title = pages.view(request).text("history.title");
    return pages.page(
        request,
        Page.of(title, "history.jte", changes)
            .in(Menu.ADMINISTRATION)
            .withStyles(ModulePages.STYLE));
  }

  private Reply one(Request request) {
    ChangeModel model = model(request);
    if (request.wantsFragment()) {
      return Reply.html(pages.fragment(request, "progress.jte", model).markup());
    }
    String title = pages.view(request).text("change.title", model.line().id());
    return pages.page(
        request,
        Page.of(title, "change.jte", model)
            .in(Menu.ADMINISTRATION)
            .withStyles(ModulePages.STYLE)
            .withScripts("change.js"));
  }

  private ChangeModel model(Request request) {
    long id = request.id("id");
    Chronicle chronicle =
        chronicles
            .find(id)
            .orElseThrow(() -> Problem.notFound("There is no change " + id + ".").toException());
    boolean inPlace =
        desk.latest()
            .filter(change -> change.id() == id)
            .map(ChangePages::standsStill)
            .orElse(false);
    return models.of(chronicle, inPlace);
  }

  private static boolean standsStill(Change change) {
    return change.plan().shared().stream().anyMatch(shared -> shared.from() != null);
  }

  private Reply events(Request request) {
    long id = request.id("id");
    return desk.latest()
        .filter(change -> change.id() == id)
        .map(change -> Reply.events(new LiveReports(desk, change, report -> report.step().word())))
        .orElseThrow(() -> Problem.notFound("Change " + id + " is not made now.").toException());
  }

  private Reply cancel(Request request) {
    long id = request.id("id");
    String said =
        switch (desk.callOff(id)) {
          case ACCEPTED -> "change.cancel.asked";
          case TOO_LATE -> "change.cancel.too-late";
          case OVER -> "change.cancel.over";
        };
    return pages.withNotice(Reply.seeOther(path(id)), said);
  }
}
