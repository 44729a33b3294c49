package dev.millet.points.rules;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.lists.Slice;
import dev.millet.points.page.PointsRight;
import java.util.List;

/** {@code /api/v1/points/rules}: what earns points, and the rules of the team. */
final class RulesApi {

  private static final String ALL = "/api/v1/points/rules";
  private static final String ONE = ALL + "/{id}";

  private final RuleDesk desk;
  private final RuleReader reader;
  private final DryRun dryRun;
  private final RuleErrors errors;

  /**
   * The points that the caller got by a rule today.
   *
   * @param left how much is left today; null for no limit
   */
  record EarningAnswer(long rule, long today, Long left) {}

  RulesApi(RuleDesk desk, RuleReader reader, DryRun dryRun, RuleErrors errors) {
    this.desk = desk;
    this.reader = reader;
    this.dryRun = dryRun;
    this.errors = errors;
  }

  List<Route> routes() {
    return List.of(
        Route.get(
            ALL,
            Permission.PUBLIC,
            RouteDocument.of("Lists the rules that are on; for the team, all of them")
                .listingAll(RuleAnswer.class),
            this::list),
        Route.post(
            ALL,
            PointsRight.RULES,
            RouteDocument.of("Adds a rule")
                .describing("It counts for what happens from now on.")
                .taking(RuleRequest.class)
                .giving(201, RuleAnswer.class)
                .problems("invalid", "points.too-many-rules"),
            this::add),
        Route.get(
            ONE,
            PointsRight.SEE_ALL,
            RouteDocument.of("Shows a rule").giving(200, RuleAnswer.class).problems("not-found"),
            request -> reply(desk.require(request.id("id")))),
        Route.put(
            ONE,
            PointsRight.RULES,
            RouteDocument.of("Changes a rule")
                .describing("From now on; what was given stays.")
                .taking(RuleRequest.class)
                .giving(200, RuleAnswer.class)
                .problems("not-found", "invalid", "changed-meanwhile", "points.rule-fixed"),
            this::change),
        Route.post(
            ONE + "/back-fill",
            PointsRight.RULES,
            RouteDocument.of("Gives what the rule would have given for the past, once")
                .giving(202, RuleAnswer.class)
                .problems("not-found", "invalid", "points.back-filled", "points.rule-off"),
            request -> reply(desk.backFill(request.id("id"), request.member())).withStatus(202)),
        Route.post(
            "/api/v1/points/dry-runs",
            PointsRight.TRY_RULES,
            RouteDocument.of("Shows what a rule would have given for the past")
                .describing("Nothing is saved or given. It reads the newest 200,000 entries.")
                .taking(RuleRequest.class)
                .giving(200, DryRun.Outcome.class)
                .problems("invalid"),
            this::tryOut),
        Route.get(
            "/api/v1/points/earnings",
            PointsRight.SEE_OWN,
            RouteDocument.of("Shows what the caller got today by each rule, and what is left")
                .listingAll(EarningAnswer.class),
            this::earnings));
  }

  private Reply list(Request request) {
    boolean team = PointsRight.SEE_ALL.isHeldBy(request.identity());
    List<RuleAnswer> all =
        team
            ? desk.all().stream().map(this::answer).toList()
            : reader.inForce().stream().map(rule -> RuleAnswer.of(rule, null)).toList();
    return Reply.list(Slice.of(all));
  }

  private Reply add(Request request) {
    SavedRule made = desk.add(request.json(RuleRequest.class).terms(), request.member());
    return reply(made).withStatus(201).withHeader("Location", ALL + "/" + made.id());
  }

  private Reply change(Request request) {
    RuleRequest wanted = request.json(RuleRequest.class);
    SavedRule read = desk.require(request.id("id"));
    request.requireMatch(Integer.toString(read.revision()));
    return reply(desk.change(read.id(), read.revision(), wanted.terms(), request.member()));
  }

  private Reply tryOut(Request request) {
    RuleTerms terms = request.json(RuleRequest.class).terms();
    desk.requireRight(terms);
    return Reply.json(dryRun.of(terms));
  }

  private Reply earnings(Request request) {
    return Reply.list(
        Slice.of(
            reader.earnings(request.member().id()).stream()
                .map(
                    each ->
                        new EarningAnswer(
                            each.rule().id(), each.today(), each.left() < 0 ? null : each.left()))
                .toList()));
  }

  private RuleAnswer answer(SavedRule rule) {
    return RuleAnswer.of(rule, errors.of(rule.id()).orElse(null));
  }

  private Reply reply(SavedRule rule) {
    return Reply.json(answer(rule)).withEntityTag(Integer.toString(rule.revision()));
  }
}
