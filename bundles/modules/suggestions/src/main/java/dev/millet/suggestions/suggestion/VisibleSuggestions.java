package dev.millet.suggestions.suggestion;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.members.Identity;
import dev.millet.api.modules.Contribution;
import dev.millet.api.products.Products;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeps suggestions from readers who must not see their product. */
public final class VisibleSuggestions {

  private static final String ONE = "/suggestions/{id}";
  private static final String ONE_API = "/api/v1/suggestions/{id}";

  private final Database database;
  private final Suggestions suggestions;
  private final Products products;

  public VisibleSuggestions(Database database, Suggestions suggestions, Products products) {
    this.database = database;
    this.suggestions = suggestions;
    this.products = products;
  }

  /** Returns those of the suggestions that a reader must not see. */
  public Set<Long> hidden(Identity reader, Collection<Long> ids) {
    Set<Long> hidden = products.hidden(reader);
    if (hidden.isEmpty()) {
      return Set.of();
    }
    return database.read(handle -> suggestions.find(handle, ids)).stream()
        .filter(each -> hidden.contains(each.productId()))
        .map(Suggestion::id)
        .collect(Collectors.toSet());
  }

  /** Returns the suggestions that a reader may see. */
  public List<Suggestion> of(Identity reader, List<Suggestion> some) {
    Set<Long> hidden = some.isEmpty() ? Set.of() : products.hidden(reader);
    return some.stream().filter(each -> !hidden.contains(each.productId())).toList();
  }

  /**
   * Returns the contributions, whose routes about one suggestion answer 404 where the caller must
   * not see it.
   */
  public List<Contribution> guard(List<Contribution> contributions) {
    return contributions.stream()
        .map(
            each ->
                each instanceof Route route && isAboutOne(route.template())
                    ? route.checkedFirst(this::check)
                    : each)
        .toList();
  }

  private static boolean isAboutOne(String template) {
    return template.startsWith(ONE) || template.startsWith(ONE_API);
  }

  private void check(Request request) {
    long id = request.id("id");
    if (!hidden(request.identity(), List.of(id)).isEmpty()) {
      throw Problem.notFound("There is no suggestion " + id + ".").toException();
    }
  }
}
