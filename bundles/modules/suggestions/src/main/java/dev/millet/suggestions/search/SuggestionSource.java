package dev.millet.suggestions.search;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Request;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.View;
import dev.millet.api.products.Audience;
import dev.millet.api.products.Product;
import dev.millet.api.products.Products;
import dev.millet.api.search.SearchDocument;
import dev.millet.api.search.SearchIds;
import dev.millet.api.search.SearchSource;
import dev.millet.suggestions.suggestion.Status;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.suggestions.suggestion.Suggestions;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Has suggestions found by title and text. */
public final class SuggestionSource implements SearchSource {

  private static final int ORDER = 10;

  private final Database database;
  private final Suggestions suggestions;
  private final Products products;
  private final Pages pages;

  public SuggestionSource(
      Database database, Suggestions suggestions, Products products, Pages pages) {
    this.database = database;
    this.suggestions = suggestions;
    this.products = products;
    this.pages = pages;
  }

  @Override
  public String type() {
    return Suggestion.SUBJECT_TYPE;
  }

  @Override
  public boolean takesVotes() {
    return true;
  }

  @Override
  public int order() {
    return ORDER;
  }

  @Override
  public String label(Request request) {
    return pages.view(request).text("search.label");
  }

  @Override
  public Map<String, String> statuses(Request request) {
    View view = pages.view(request);
    Map<String, String> names = new LinkedHashMap<>();
    for (Status status : Status.values()) {
      names.put(status.word(), view.text("status." + status.word()));
    }
    return names;
  }

  @Override
  public List<SearchDocument> documents(Collection<String> ids) {
    List<Long> wanted = ids.stream().map(Suggestion::id).flatMap(Optional::stream).toList();
    Map<Long, Audience> audiences =
        products.all().stream().collect(Collectors.toMap(Product::id, Product::audience));
    return database.read(
        handle -> {
          Map<Long, String> bodies = bodies(handle, wanted);
          return suggestions.find(handle, wanted).stream()
              .map(
                  each ->
                      SearchDocument.of(each.subject(), each.title(), each.path())
                          .withText(bodies.getOrDefault(each.id(), ""))
                          .withTags(each.tags())
                          .withStatus(each.status().word())
                          .withProduct(each.productId())
                          .withAssignee(each.ownerId())
                          .withCreatedAt(each.createdAt())
                          .withAudience(
                              audiences.getOrDefault(each.productId(), Audience.EVERYBODY)))
              .toList();
        });
  }

  @Override
  public List<String> ids(String after, int limit) {
    return SearchIds.of(database, "suggestions_suggestions", after, limit);
  }

  private static Map<Long, String> bodies(Handle handle, Collection<Long> ids) {
    Map<Long, String> bodies = new HashMap<>();
    if (!ids.isEmpty()) {
      handle
          .createQuery(
              """
              SELECT t.suggestion_id, t.body FROM suggestions_texts t
               WHERE t.suggestion_id IN (<ids>)
              """)
          .bindList("ids", List.copyOf(ids))
          .map((row, context) -> bodies.put(row.getLong(1), row.getString(2)))
          .list();
    }
    return bodies;
  }
}
