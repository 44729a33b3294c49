package dev.millet.upgrades.http;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.members.Member;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.View;
import dev.millet.upgrades.change.Change;
import dev.millet.upgrades.change.ChangeService;
import dev.millet.upgrades.plan.Order;
import dev.millet.upgrades.plan.Plan;
import dev.millet.upgrades.plan.Planner;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** {@code /api/v1/modules/plans, changes}: what would be done, doing it, and calling it off. */
public final class ChangesApi {

  /** To put code into the running process: a right of its own. */
  public static final Permission MANAGE =
      Permission.toAdminister("upgrades.manage").provenRecently();

  private static final String ROOT = "/api/v1/modules";

  private final Pages pages;
  private final Planner planner;
  private final ChangeService service;
  private final History history;

  /**
   * The order to make a change.
   *
   * @param plan the id of the plan that was read
   * @param order as in that plan
   */
  public record NewChange(String plan, Order order) {}

  /** A change that has begun. */
  public record ChangeAnswer(long id, Long member, Instant startedAt, PlanAnswer plan) {}

  public ChangesApi(Pages pages, Planner planner, ChangeService service, History history) {
    this.pages = pages;
    this.planner = planner;
    this.service = service;
    this.history = history;
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
                .problems("upgrades.stale", "upgrades.busy", "members.not-active"),
            this::make),
        Route.post(
            ROOT + "/changes/{id}/cancel",
            MANAGE,
            RouteDocument.of(
                    "Call a change off: where the answer is 202 it is not made, whatever happens")
                .giving(202, null)
                .problems("upgrades.too-late", "upgrades.over"),
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
    View view = pages.view(request);
    Long member = request.identity().signedIn().map(Member::id).orElse(null);
    try {
      Change change = service.make(wanted.plan(), wanted.order(), member);
      ChangeAnswer answer =
          new ChangeAnswer(
              change.id(),
              change.memberId(),
              change.startedAt(),
              PlanAnswer.of(view, change.plan()));
      return Reply.json(202, answer).withHeader("Location", ROOT + "/changes/" + change.id());
    } catch (ChangeService.BusyException e) {
      throw Problem.of(
              409,
              "upgrades.busy",
              "Another change is being made",
              view.text("about.busy", history.running(view, e.running())))
          .toException();
    } catch (ChangeService.StaleException e) {
      throw stale(view, e.now());
    }
  }

  private static RuntimeException stale(View view, Plan now) {
    return Problem.of(
            409,
            "upgrades.stale",
            "The plan is no longer true, or something stands against it",
            now.obstacles().stream()
                .map(each -> ProblemAnswer.text(view, each))
                .collect(Collectors.joining(" ", "Plan anew and read what has changed. ", ""))
                .strip())
        .toException();
  }

  private Reply cancel(Request request) {
    View view = pages.view(request);
    ChangeLine change = history.one(view, request.id("id"));
    switch (service.cancel(change.id())) {
      case ACCEPTED:
        return Reply.empty(202);
      case TOO_LATE:
        String running =
            service.latest().map(latest -> history.running(view, latest)).orElseThrow();
        throw Problem.of(
                409,
                "upgrades.too-late",
                "It is too late to call the change off",
                view.text("about.too-late", running))
            .toException();
      default:
        // read anew: it may have ended since
        throw over(view, history.one(view, change.id()));
    }
  }

  private static RuntimeException over(View view, ChangeLine change) {
    String outcome = change.outcome() == null ? "interrupted" : change.outcome();
    return Problem.of(
            409,
            "upgrades.over",
            "The change is over",
            view.text(
                "about.over",
                Long.toString(change.id()),
                change.by().text(),
                change.startedAt().toString(),
                change.modules(),
                view.text("outcome." + outcome)))
        .toException();
  }
}
