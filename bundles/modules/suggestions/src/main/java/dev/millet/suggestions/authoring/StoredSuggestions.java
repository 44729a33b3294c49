package dev.millet.suggestions.authoring;

import dev.millet.api.database.Database;
import dev.millet.api.products.Product;
import dev.millet.api.products.Products;
import dev.millet.suggestions.api.SuggestionDirectory;
import dev.millet.suggestions.api.SuggestionSummary;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.suggestions.suggestion.Suggestions;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells other modules of the suggestions in the database. */
public final class StoredSuggestions implements SuggestionDirectory {

  private final Database database;
  private final Suggestions suggestions;
  private final Products products;

  public StoredSuggestions(Database database, Suggestions suggestions, Products products) {
    this.database = database;
    this.suggestions = suggestions;
    this.products = products;
  }

  @Override
  public Map<Long, SuggestionSummary> byIds(Collection<Long> ids) {
    return database.read(
        handle -> {
          Map<Long, String> slugs =
              products.all().stream().collect(Collectors.toMap(Product::id, Product::slug));
          Map<Long, SuggestionSummary> found = new HashMap<>();
          for (Suggestion each : suggestions.find(handle, ids)) {
            found.put(each.id(), summary(each, slugs.get(each.productId())));
          }
          return found;
        });
  }

  private static SuggestionSummary summary(Suggestion suggestion, String product) {
    return new SuggestionSummary(
        suggestion.id(),
        product,
        suggestion.title(),
        suggestion.status().word(),
        suggestion.tags(),
        suggestion.authorId(),
        suggestion.createdAt(),
        suggestion.path());
  }
}
