package dev.millet.suggestions.assigning;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Members;
import dev.millet.api.members.Person;
import dev.millet.api.members.Role;
import dev.millet.api.products.Product;
import dev.millet.api.products.Products;
import java.util.List;
import java.util.Map;

/** {@code /api/v1/suggestions/assignments}. */
final class AssignmentsApi {

  /** The permission to see the rules. */
  static final Permission READ = Permission.toRead("suggestions.assignments-read", Role.STAFF);

  /** The permission to change the rules. */
  static final Permission ARRANGE = Permission.toWrite("suggestions.assignments", Role.STAFF);

  private static final String ALL = "/api/v1/suggestions/assignments";

  private final Products products;
  private final Members members;
  private final AssignmentRules rules;

  /**
   * A rule.
   *
   * @param product the slug of a product; left out for all
   * @param tag left out for all
   * @param owner left out where the account is gone
   */
  public record AssignmentAnswer(long id, String product, String tag, Person owner) {}

  AssignmentsApi(Products products, Members members, AssignmentRules rules) {
    this.products = products;
    this.members = members;
    this.rules = rules;
  }

  List<Route> routes() {
    return List.of(
        Route.get(
                ALL,
                READ,
                "Lists the rules by which new suggestions are assigned, in their order",
                this::list)
            .listsAll(AssignmentAnswer.class),
        Route.post(
            ALL,
            ARRANGE,
            RouteDocument.of("Adds a rule by which new suggestions are assigned")
                .describing("Of the rules that match, the one that asks for most decides.")
                .taking(AssignmentRequest.RULES)
                .giving(201, AssignmentAnswer.class)
                .problems(
                    "invalid",
                    "suggestions.assignment-taken",
                    "limit-reached",
                    "members.not-active"),
            this::add),
        Route.delete(
            ALL + "/{id}",
            ARRANGE,
            RouteDocument.of("Deletes a rule; what it assigned stays assigned")
                .giving(204, null)
                .problems("not-found", "members.not-active"),
            this::delete));
  }

  private Reply list(Request request) {
    List<AssignmentRule> all = rules.all();
    Map<Long, Person> people =
        members.people(all.stream().map(AssignmentRule::ownerId).distinct().toList());
    return Reply.list(
        Slice.of(all.stream().map(each -> answer(each, people.get(each.ownerId()))).toList()));
  }

  private AssignmentAnswer answer(AssignmentRule rule, Person owner) {
    return new AssignmentAnswer(
        rule.id(),
        rule.productId() == null
            ? null
            : products.find(rule.productId()).map(Product::slug).orElse(null),
        rule.tag().isEmpty() ? null : rule.tag(),
        owner);
  }

  private Reply add(Request request) {
    AssignmentRule made =
        rules.add(request.json(AssignmentRequest.RULES), request.identity().member());
    Person owner = members.people(List.of(made.ownerId())).get(made.ownerId());
    return Reply.created(ALL + "/" + made.id(), answer(made, owner));
  }

  private Reply delete(Request request) {
    rules.delete(request.id("id"), request.identity().member());
    return Reply.noContent();
  }
}
