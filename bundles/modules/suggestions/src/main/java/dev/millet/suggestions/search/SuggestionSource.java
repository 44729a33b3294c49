package dev.millet.suggestions.search;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Request;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.View;
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
import org.jdbi.v3.core.Handle;

/** Has suggestions found by title and text. Who sees their product finds them. */
public final class SuggestionSource implements SearchSource {

  private static final int ORDER = 10;

  private final Database database;
  private final Suggestions suggestions;
  private final Pages pages;

  public SuggestionSource(Database database, Suggestions suggestions, Pages pages) {
    this.database = database;
    this.suggestions = suggestions;
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
  public String mergePath(String id, String into) {
    return "/suggestions/" + id + "/merge?into=%23" + into;
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
    return database.read(
        handle -> {
          Map<Long, String> bodies = bodies(handle, wanted);
          Map<Long, Long> merged = merged(handle, wanted);
          return suggestions.find(handle, wanted).stream()
              .map(
                  each -> document(each, bodies.getOrDefault(each.id(), ""), merged.get(each.id())))
              .toList();
        });
  }

  /**
   * Makes a document.
   *
   * @param into the id of the one that it was merged into; null for none
   */
  private static SearchDocument document(Suggestion suggestion, String body, Long into) {
    SearchDocument document =
        SearchDocument.of(suggestion.subject(), suggestion.title(), suggestion.path())
            .withText(body)
            .withTags(suggestion.tags())
            .withStatus(suggestion.status().word())
            .withProduct(suggestion.productId())
            .withAssignee(suggestion.ownerId())
            .withCreatedAt(suggestion.createdAt());
    return into == null ? document : document.mergedInto(Suggestion.subject(into));
  }

  /** Since 2 documents say what was merged, and leave it to their product who finds them. */
  @Override
  public int form() {
    return 2;
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

  private static Map<Long, Long> merged(Handle handle, Collection<Long> ids) {
    Map<Long, Long> merged = new HashMap<>();
    if (!ids.isEmpty()) {
      handle
          .createQuery(
              """
              SELECT m.suggestion_id, m.into_id FROM suggestions_merges m
               WHERE m.suggestion_id IN (<ids>)
              """)
          .bindList("ids", List.copyOf(ids))
          .map((row, context) -> merged.put(row.getLong(1), row.getLong(2)))
          .list();
    }
    return merged;
  }
}
