package dev.millet.suggestions.assigning;

import dev.millet.api.forms.Input;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import dev.millet.api.members.Role;
import dev.millet.api.modules.Contribution;
import dev.millet.api.pages.Menu;
import dev.millet.api.pages.NavigationEntry;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.products.Product;
import dev.millet.api.products.Products;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /admin/suggestions/assignments}: the rules by which new suggestions are assigned. */
public final class AssignmentManager {

  private static final String ALL = "/admin/suggestions/assignments";
  private static final int ORDER = 640;
  private static final int MAX_OWNERS = 500;

  private final Products products;
  private final Members members;
  private final AssignmentRules rules;
  private final Pages pages;

  /**
   * A rule.
   *
   * @param product the name of its product; null for all
   * @param owner null where the account is gone, or not one of staff any more
   */
  public record Row(AssignmentRule rule, String product, Member owner) {}

  /**
   * The rules, and the form to add one.
   *
   * @param products the names to choose from, by slug
   * @param owners the names to choose from, by handle
   */
  public record Model(
      List<Row> rules,
      Map<String, String> products,
      Map<String, String> owners,
      Input<AssignmentRequest> input) {}

  private AssignmentManager(
      Products products, Members members, AssignmentRules rules, Pages pages) {
    this.products = products;
    this.members = members;
    this.rules = rules;
    this.pages = pages;
  }

  /** Returns the routes of the page and of the API, and the entry of the administration. */
  public static List<Contribution> contributions(
      Products products, Members members, AssignmentRules rules, Pages pages) {
    List<Contribution> all = new ArrayList<>(new AssignmentsApi(products, members, rules).routes());
    all.addAll(new AssignmentManager(products, members, rules, pages).pages());
    return all;
  }

  private List<Contribution> pages() {
    return List.of(
        new NavigationEntry(
            Menu.ADMINISTRATION, ALL, "assignments.title", ORDER, AssignmentsApi.ARRANGE),
        Route.get(
            ALL,
            AssignmentsApi.ARRANGE,
            "The rules by which new suggestions are assigned",
            request -> show(request, AssignmentRequest.RULES.blank(), 200)),
        Route.post(ALL, AssignmentsApi.ARRANGE, "Adds a rule", this::add),
        Route.post(ALL + "/{id}/delete", AssignmentsApi.ARRANGE, "Deletes a rule", this::delete));
  }

  private Reply show(Request request, Input<AssignmentRequest> input, int status) {
    Map<String, String> owners = new LinkedHashMap<>();
    members
        .withRole(Role.STAFF, MAX_OWNERS)
        .forEach(each -> owners.put(each.handle(), each.displayName()));
    List<AssignmentRule> all = rules.all();
    Map<Long, Member> people =
        members.byIds(all.stream().map(AssignmentRule::ownerId).distinct().toList());
    List<Row> rows = all.stream().map(each -> row(each, people)).toList();
    return pages.page(
        request,
        Page.of(
                pages.view(request).text("assignments.title"),
                "assignments.jte",
                new Model(rows, products.choices(), owners, input))
            .in(Menu.ADMINISTRATION)
            .withStatus(status));
  }

  private Row row(AssignmentRule rule, Map<Long, Member> people) {
    Member owner = people.get(rule.ownerId());
    return new Row(
        rule,
        rule.productId() == null
            ? null
            : products.find(rule.productId()).map(Product::name).orElse(""),
        owner != null && owner.is(Role.STAFF) ? owner : null);
  }

  private Reply add(Request request) {
    Input<AssignmentRequest> input = request.form(AssignmentRequest.RULES);
    if (input.hasErrors()) {
      return show(request, input, 422);
    }
    try {
      rules.add(input.value(), request.identity().member());
    } catch (ProblemException refused) {
      boolean taken = refused.problem().code().equals("suggestions.assignment-taken");
      return show(
          request,
          taken
              ? input.refused("tag", "taken", refused.problem().detail())
              : input.refused(refused.problem()),
          refused.problem().status());
    }
    return pages.withNotice(Reply.seeOther(ALL), "assignments.added");
  }

  private Reply delete(Request request) {
    rules.delete(request.id("id"), request.identity().member());
    return pages.withNotice(Reply.seeOther(ALL), "assignments.deleted");
  }
}
