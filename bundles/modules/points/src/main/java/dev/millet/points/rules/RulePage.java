package dev.millet.points.rules;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.View;
import dev.millet.points.page.PointsRight;
import java.util.List;

/** {@code /points/rules}: what earns points, and what the reader can still earn today. */
public final class RulePage {

  static final String PATH = "/points/rules";

  private final RuleReader reader;
  private final PlainRules plain;
  private final Pages pages;

  /**
   * The model of the page.
   *
   * @param member whether the reader is a member
   * @param team whether the reader may change the rules
   * @param left how many points are left today by rules with a daily limit
   */
  public record Model(List<RuleView> rules, boolean member, boolean team, long left) {}

  RulePage(RuleReader reader, PlainRules plain, Pages pages) {
    this.reader = reader;
    this.plain = plain;
    this.pages = pages;
  }

  Route route() {
    return Route.get(PATH, Permission.PUBLIC, "The rules of the programme", this::show);
  }

  private Reply show(Request request) {
    View view = pages.view(request);
    boolean member = request.identity().member() != null;
    List<RuleReader.Earning> earnings =
        member
            ? reader.earnings(request.member().id())
            : reader.inForce().stream().map(rule -> new RuleReader.Earning(rule, 0)).toList();
    List<RuleView> rules = earnings.stream().map(each -> plain.of(each, view)).toList();
    long left = rules.stream().mapToLong(RuleView::left).filter(each -> each > 0).sum();
    boolean team = PointsRight.RULES.isHeldBy(request.identity());
    return pages.page(
        request,
        Page.of(view.text("rules.title"), "rules.jte", new Model(rules, member, team, left))
            .withStyles("points.css"));
  }
}
