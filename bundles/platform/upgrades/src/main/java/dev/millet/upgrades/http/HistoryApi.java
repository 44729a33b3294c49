package dev.millet.upgrades.http;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.json.Json;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.View;
import dev.millet.upgrades.change.Change;
import dev.millet.upgrades.change.ChangeService;
import java.util.List;

/** {@code GET /api/v1/modules/changes}: what was changed, and a change while it is made. */
public final class HistoryApi {

  private static final String ROOT = "/api/v1/modules/changes";

  private final Pages pages;
  private final History history;
  private final ChangeService service;
  private final Json json;

  /**
   * A change and what happened in it.
   *
   * @param change who made it, when, and how it ended
   */
  public record ChangeHistory(ChangeLine change, List<StepReportAnswer> items) {}

  public HistoryApi(Pages pages, History history, ChangeService service, Json json) {
    this.pages = pages;
    this.history = history;
    this.service = service;
    this.json = json;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(
            ROOT,
            ModulesApi.READ,
            RouteDocument.of("Lists the changes, newest first").listing(ChangeLine.class),
            request -> Reply.list(history.newest(pages.view(request), request.list()))),
        Route.get(
            ROOT + "/{id}",
            ModulesApi.READ,
            RouteDocument.of("What happened in a change, step by step")
                .giving(200, ChangeHistory.class),
            this::one),
        Route.get(
            ROOT + "/{id}/events",
            ModulesApi.READ,
            RouteDocument.of(
                "What happens in the running change, as server-sent events: report for each report,"
                    + " end with the outcome"),
            this::events));
  }

  private Reply one(Request request) {
    View view = pages.view(request);
    ChangeLine change = history.one(view, request.id("id"));
    return Reply.json(new ChangeHistory(change, history.reports(view, change.id())));
  }

  private Reply events(Request request) {
    View view = pages.view(request);
    long id = history.one(view, request.id("id")).id();
    Change change =
        service
            .latest()
            .filter(latest -> latest.id() == id)
            .orElseThrow(
                () ->
                    Problem.of(
                            409,
                            "upgrades.over",
                            "The change is over",
                            "Read what happened at " + ROOT + "/" + id + ".")
                        .toException());
    return Reply.events(
        new ReportStream(service, change, report -> json.write(StepReportAnswer.of(view, report))));
  }
}
