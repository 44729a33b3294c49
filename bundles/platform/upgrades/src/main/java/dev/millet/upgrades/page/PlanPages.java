package dev.millet.upgrades.page;

import dev.millet.api.gateway.Form;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.members.Member;
import dev.millet.api.pages.Menu;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.upgrades.candidate.Signer.Standing;
import dev.millet.upgrades.change.Change;
import dev.millet.upgrades.change.ChangeLog;
import dev.millet.upgrades.change.ChangeService;
import dev.millet.upgrades.change.Limits;
import dev.millet.upgrades.http.ChangesApi;
import dev.millet.upgrades.http.ModulesApi;
import dev.millet.upgrades.page.PlanModel.Effects;
import dev.millet.upgrades.page.PlanModel.OrderForm;
import dev.millet.upgrades.plan.Order;
import dev.millet.upgrades.plan.Plan;
import dev.millet.upgrades.plan.Planner;
import dev.millet.upgrades.state.ModuleRepository;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code /modules/plan}: what a change would do, and the button that has it made. The order stands
 * in the address, so the page can be reloaded and handed on; to look at it changes nothing.
 */
final class PlanPages {

  private final Planner planner;
  private final ChangeService service;
  private final HistoryLines history;
  private final ModuleRepository repository;
  private final boolean embedded;
  private final Limits limits;
  private final Pages pages;

  PlanPages(ChangeTools tools, HistoryLines history, ModuleRepository repository, Pages pages) {
    this.planner = tools.planner();
    this.service = tools.service();
    this.embedded = tools.embedded();
    this.limits = tools.limits();
    this.history = history;
    this.repository = repository;
    this.pages = pages;
  }

  List<Route> routes() {
    return List.of(
        Route.get(
            "/modules/plan",
            ModulesApi.READ,
            RouteDocument.of("What a change would do"),
            this::show),
        Route.post(
            "/modules/plan",
            ModulesApi.READ,
            RouteDocument.of("Lead from a form to the plan of what was chosen in it"),
            request -> toPlan(OrderQuery.of(request.form()))),
        Route.post(
            "/modules/changes",
            ChangesApi.MANAGE,
            RouteDocument.of("Make the change that a plan says"),
            this::make));
  }

  private static Reply toPlan(Order order) {
    return Reply.seeOther(order.isEmpty() ? "/modules" : OrderQuery.plan(order));
  }

  private Reply show(Request request) throws IOException {
    Order order = OrderQuery.of(request);
    if (order.isEmpty()) {
      return Reply.seeOther("/modules");
    }
    Plan plan = planner.plan(order);
    PlanMessages words = new PlanMessages(plan, embedded, limits);
    PlanModel model =
        new PlanModel(
            plan,
            new Effects(words.what(), words.waiting(), words.isHeld()),
            distributed(plan),
            embedded,
            new Consequences(plan, words, limits).all(),
            new OrderForm(words.button(), OrderQuery.fields(order), ChangeLog.modules(plan)),
            difference(request, plan),
            history.running());
    String title = pages.view(request).text("plan.title");
    return pages.page(
        request,
        Page.of(title, "plan.jte", model).in(Menu.ADMINISTRATION).withStyles(ModulePages.STYLE));
  }

  /** The unsigned files of a plan that nobody sent in: they came with the distribution. */
  private Set<String> distributed(Plan plan) throws IOException {
    boolean asked =
        plan.items().stream()
            .anyMatch(
                item ->
                    item.file() != null && item.file().signer().standing() == Standing.UNSIGNED);
    return asked
        ? repository.modules().stream()
            .filter(ModuleRepository.Item::distributed)
            .map(item -> item.candidate().sha256())
            .collect(Collectors.toSet())
        : Set.of();
  }

  /** What is new since the plan was read that the address names; null where nothing is. */
  private static PlanDifference difference(Request request, Plan now) {
    return request
        .query("read")
        .filter(read -> !read.equals(now.id()))
        .map(
            read ->
                PlanDifference.between(
                    VersionChange.of(request.query("was").orElse("")), VersionChange.of(now)))
        .orElse(null);
  }

  private Reply make(Request request) throws IOException {
    Form form = request.form();
    Order order = OrderQuery.of(form);
    Long member = request.identity().signedIn().map(Member::id).orElse(null);
    try {
      Change change = service.make(form.value("plan"), order, member);
      return Reply.seeOther(ChangePages.path(change.id()));
    } catch (ChangeService.BusyException e) {
      // the plan says who makes which change, as long as it runs
      return toPlan(order);
    } catch (ChangeService.StaleException e) {
      return Reply.seeOther(
          OrderQuery.plan(order)
              + "&read="
              + OrderQuery.encoded(form.value("plan"))
              + "&was="
              + OrderQuery.encoded(form.value("was")));
    }
  }
}
