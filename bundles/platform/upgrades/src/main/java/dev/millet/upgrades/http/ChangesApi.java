package dev.millet.upgrades.http;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.json.Json;
import dev.millet.api.members.Member;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.View;
import dev.millet.upgrades.change.Change;
import dev.millet.upgrades.change.ChangeDesk;
import dev.millet.upgrades.change.ChangeLog;
import dev.millet.upgrades.plan.Order;
import dev.millet.upgrades.plan.Plan;
import dev.millet.upgrades.plan.Planner;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** {@code /api/v1/modules/plans, changes}: what would be done, doing it, and what was done. */
public final class ChangesApi {

  /** To put code into the running process: a right of its own. */
  public static final Permission MANAGE =
      Permission.toAdminister("upgrades.manage").provenRecently();

  private static final String ROOT = "/api/v1/modules";
  private static final int NEWEST = 100;

  private final Pages pages;
  private final Planner planner;
  private final ChangeDesk desk;
  private final ChangeLog log;
  private final Json json;

  /**
   * The order to make a change.
   *
   * @param plan the id of the plan that was read
   * @param order as in that plan
   */
  public record NewChange(String plan, Order order) {}

  /** A change that has begun. */
  public record ChangeAnswer(long id, Long member, Instant startedAt, PlanAnswer plan) {}

  /** The newest changes. */
  public record ChangeList(List<ChangeLog.Entry> items) {}

  /**
   * A change and what happened in it.
   *
   * @param change who made it, when, and how it ended
   */
  public record ChangeHistory(ChangeLog.Entry change, List<ReportAnswer> items) {}

  public ChangesApi(Pages pages, Planner planner, ChangeDesk desk, ChangeLog log, Json json) {
    this.pages = pages;
    this.planner = planner;
    this.desk = desk;
    this.log = log;
    this.json = json;
  }

  public List<Route> routes() {
    return List.of(
        Route.post(
            ROOT + "/plans",
            MANAGE,
            RouteDocument.of("What a change would do")
                .taking(Order.class)
                .giving(200, PlanAnswer.class),
            this::plan),
        Route.post(
            ROOT + "/changes",
            MANAGE,
            RouteDocument.of("Make the change that a plan says")
                .taking(NewChange.class)
                .giving(202, ChangeAnswer.class)
                .problems("upgrades.stale", "upgrades.busy"),
            this::make),
        Route.get(
            ROOT + "/changes",
            ModulesApi.READ,
            RouteDocument.of("The newest changes").giving(200, ChangeList.class),
            request -> Reply.json(new ChangeList(log.newest(NEWEST)))),
        Route.get(
            ROOT + "/changes/{id}",
            ModulesApi.READ,
            RouteDocument.of("What happened in a change, step by step")
                .giving(200, ChangeHistory.class),
            this::history),
        Route.get(
            ROOT + "/changes/{id}/events",
            ModulesApi.READ,
            RouteDocument.of(
                "What happens in the running change, as server-sent events: report for each report,"
                    + " end with the outcome"),
            this::events),
        Route.post(
            ROOT + "/changes/{id}/cancel",
            MANAGE,
            RouteDocument.of("Call a change off before its switch")
                .giving(202, null)
                .problems("upgrades.over"),
            this::cancel));
  }

  private Reply plan(Request request) throws IOException {
    Order order = request.json(Order.class);
    requireSomething(order);
    return Reply.json(PlanAnswer.of(pages.view(request), planner.plan(order)));
  }

  private static void requireSomething(Order order) {
    if (order == null || order.isEmpty()) {
      throw Problem.invalid(
              "files",
              "empty",
              "name a file, or a module to back, disable, enable, remove, restart")
          .toException();
    }
  }

  private Reply make(Request request) throws IOException {
    NewChange wanted = request.json(NewChange.class);
    requireSomething(wanted.order());
    Long member = request.identity().signedIn().map(Member::id).orElse(null);
    try {
      Change change = desk.make(wanted.plan(), wanted.order(), member);
      ChangeAnswer answer =
          new ChangeAnswer(
              change.id(),
              change.memberId(),
              change.startedAt(),
              PlanAnswer.of(pages.view(request), change.plan()));
      return Reply.json(202, answer).withHeader("Location", ROOT + "/changes/" + change.id());
    } catch (ChangeDesk.BusyException e) {
      throw busy(e.running());
    } catch (ChangeDesk.StaleException e) {
      throw stale(pages.view(request), e.now());
    }
  }

  private static RuntimeException busy(Change running) {
    String who = running.memberId() == null ? "the operator" : "the member " + running.memberId();
    return Problem.of(
            409,
            "upgrades.busy",
            "Another change is being made",
            "Change %d, begun %s by %s: %s. Wait until it is done, or call it off."
                .formatted(
                    running.id(),
                    running.startedAt(),
                    who,
                    running.plan().items().stream()
                        .map(Plan.Item::module)
                        .collect(Collectors.joining(", "))))
        .toException();
  }

  private static RuntimeException stale(View view, Plan now) {
    return Problem.of(
            409,
            "upgrades.stale",
            "The plan is no longer true, or something stands against it",
            now.obstacles().stream()
                .map(each -> TroubleAnswer.text(view, each))
                .collect(Collectors.joining(" ", "Plan anew and read what has changed. ", ""))
                .strip())
        .toException();
  }

  private Reply history(Request request) {
    ChangeLog.Entry entry = entry(request);
    View view = pages.view(request);
    return Reply.json(
        new ChangeHistory(
            entry,
            log.reports(entry.id()).stream().map(each -> ReportAnswer.of(view, each)).toList()));
  }

  private ChangeLog.Entry entry(Request request) {
    long id = request.id("id");
    return log.find(id)
        .orElseThrow(() -> Problem.notFound("There is no change " + id + ".").toException());
  }

  private Reply events(Request request) {
    long id = entry(request).id();
    Change change =
        desk.latest()
            .filter(latest -> latest.id() == id)
            .orElseThrow(
                () ->
                    Problem.of(
                            409,
                            "upgrades.over",
                            "The change is over",
                            "Read what happened at " + ROOT + "/changes/" + id + ".")
                        .toException());
    View view = pages.view(request);
    return Reply.events(
        new LiveReports(desk, change, report -> json.write(ReportAnswer.of(view, report))));
  }

  private Reply cancel(Request request) {
    if (!desk.cancel(request.id("id"))) {
      throw Problem.of(
              409, "upgrades.over", "The change is over", "There is nothing to call off any more.")
          .toException();
    }
    return Reply.empty(202);
  }
}
