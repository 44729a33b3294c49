package dev.millet.suggestions.assigning;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.guard.Guard;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import dev.millet.api.members.Role;
import dev.millet.api.products.Products;
import dev.millet.suggestions.services.NamedProducts;
import dev.millet.suggestions.suggestion.Suggestion;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The rules by which new suggestions are assigned. Thread-safe. */
public final class AssignmentRules {

  /** The most rules that there may be. */
  static final int MAX_RULES = 200;

  private static final Comparator<AssignmentRule> MOST_FIRST =
      Comparator.comparing(AssignmentRule::weight).reversed().thenComparing(AssignmentRule::id);

  private final Database database;
  private final Guard guard;
  private final Members members;
  private final Products products;
  private final Table<AssignmentRule> table;

  public AssignmentRules(Database database, Guard guard, Members members, Products products) {
    this.database = database;
    this.guard = guard;
    this.members = members;
    this.products = products;
    this.table =
        database.table("suggestions_assignments", AssignmentRule.class).key("id").generated("id");
  }

  /** Returns all of them: those that ask for most come first, then the oldest. */
  List<AssignmentRule> all() {
    return database.read(this::all);
  }

  private List<AssignmentRule> all(Handle handle) {
    return table
        .select(handle, "SELECT <columns> FROM suggestions_assignments ORDER BY id", query -> query)
        .stream()
        .sorted(MOST_FIRST)
        .toList();
  }

  /** Returns the rule that decides about a suggestion; empty where none does. */
  Optional<AssignmentRule> of(Handle handle, Suggestion suggestion) {
    return all(handle).stream().filter(each -> each.matches(suggestion)).findFirst();
  }

  /**
   * Adds a rule.
   *
   * @param by null for the operator
   * @throws ProblemException 422 where there is no such product or member of staff; 409 {@code
   *     suggestions.assignment-taken} where a rule asks for the same
   */
  AssignmentRule add(AssignmentRequest wanted, Member by) {
    Member owner =
        members
            .byHandle(wanted.owner())
            .filter(each -> each.is(Role.STAFF))
            .orElseThrow(() -> refused("owner", "'" + wanted.owner() + "' is not one of staff"));
    return database.write(
        handle -> {
          guard.writerActive(by);
          if (by == null || by.id() != owner.id()) {
            guard.memberActive(owner.id());
          }
          Long product = NamedProducts.holdUnlessEmpty(products, wanted.product());
          guard.atMost(MAX_RULES, "suggestions.assignments", () -> all(handle).size());
          if (all(handle).stream()
              .anyMatch(
                  each ->
                      Objects.equals(each.productId(), product)
                          && each.tag().equals(wanted.tag()))) {
            throw Problem.of(
                    409,
                    "suggestions.assignment-taken",
                    "There is such a rule",
                    "A rule for this product and tag is there already; delete it first.")
                .toException();
          }
          return table.insert(handle, new AssignmentRule(0, product, wanted.tag(), owner.id()));
        });
  }

  /** Deletes a rule; what it assigned stays assigned. */
  void delete(long id, Member by) {
    boolean there =
        database.write(
            handle -> {
              guard.writerActive(by);
              return table.delete(handle, id);
            });
    if (!there) {
      throw Problem.notFound("There is no rule " + id + ".").toException();
    }
  }

  private static ProblemException refused(String field, String detail) {
    return Problem.invalid(field, "unknown", detail).toException();
  }
}
