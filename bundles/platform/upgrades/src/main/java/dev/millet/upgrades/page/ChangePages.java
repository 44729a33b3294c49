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
import dev.millet.upgrades.change.ChangeService;
import dev.millet.upgrades.http.ChangesApi;
import dev.millet.upgrades.http.ModulesApi;
import dev.millet.upgrades.http.ReportStream;
import java.util.List;

/** {@code /modules/changes}: what was changed, and a change while it is made. */
final class ChangePages {

  private static final String ROOT = "/modules/changes";

  private final ChangeLookup changes;
  private final ChangeService service;
  private final HistoryLines history;
  private final ChangeModels models;
  private final Pages pages;

  ChangePages(
      ChangeLookup changes,
      ChangeService service,
      HistoryLines history,
      ChangeModels models,
      Pages pages) {
    this.changes = changes;
    this.service = service;
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
            RouteDocument.of("Cancel a change before its switch"),
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
    ChangeDetails change =
        changes
            .find(id)
            .orElseThrow(() -> Problem.notFound("There is no change " + id + ".").toException());
    boolean inPlace =
        service
            .latest()
            .filter(latest -> latest.id() == id)
            .map(ChangePages::standsStill)
            .orElse(false);
    return models.of(change, inPlace);
  }

  private static boolean standsStill(Change change) {
    return change.plan().shared().stream().anyMatch(shared -> shared.from() != null);
  }

  private Reply events(Request request) {
    long id = request.id("id");
    return service
        .latest()
        .filter(latest -> latest.id() == id)
        .map(
            latest ->
                Reply.events(new ReportStream(service, latest, report -> report.step().word())))
        .orElseThrow(() -> Problem.notFound("Change " + id + " is not made now.").toException());
  }

  private Reply cancel(Request request) {
    long id = request.id("id");
    String said =
        switch (service.cancel(id)) {
          case ACCEPTED -> "change.cancel.asked";
          case TOO_LATE -> "change.cancel.too-late";
          case OVER -> "change.cancel.over";
        };
    return pages.withNotice(Reply.seeOther(path(id)), said);
  }
}
