package dev.millet.suggestions.suggestion;

import dev.millet.api.database.Database;
import dev.millet.api.members.Identity;
import dev.millet.api.products.Product;
import dev.millet.api.products.Products;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.api.subjects.SubjectDescription;
import dev.millet.comments.api.Discussions;
import dev.millet.suggestions.suggestion.Suggestions.Described;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Tells other modules what a suggestion is called, where it is shown and what it takes. */
public final class SuggestionCatalog implements SubjectCatalog {

  private static final int MAX_MERGED = 100;

  private final Database database;
  private final Suggestions suggestions;
  private final StatusRules rules;
  private final VisibleSuggestions visible;
  private final Products products;
  private final DiscussionLocks locks;
  private final Function<Set<Long>, Map<Long, List<Long>>> merged;

  /**
   * Makes a catalog.
   *
   * @param merged returns the visible suggestions that were merged into some, by these
   */
  public SuggestionCatalog(
      Database database,
      Suggestions suggestions,
      StatusRules rules,
      VisibleSuggestions visible,
      Products products,
      Function<Set<Long>, Map<Long, List<Long>>> merged) {
    this.database = database;
    this.suggestions = suggestions;
    this.rules = rules;
    this.visible = visible;
    this.products = products;
    this.merged = merged;
    this.locks = new DiscussionLocks(database);
  }

  @Override
  public String type() {
    return Suggestion.SUBJECT_TYPE;
  }

  @Override
  public Map<String, SubjectDescription> describe(Collection<String> ids) {
    var wanted = ids.stream().map(Suggestion::id).flatMap(Optional::stream).distinct().toList();
    Map<Long, Product> known =
        products.all().stream().collect(Collectors.toMap(Product::id, Function.identity()));
    return suggestions.described().all(wanted, this::described).values().stream()
        .map(each -> forAudience(each, known.get(each.productId())))
        .collect(Collectors.toMap(description -> description.subject().id(), each -> each));
  }

  private static SubjectDescription forAudience(Described described, Product product) {
    SubjectDescription about = described.description().withProduct(described.productId());
    return product == null ? about : about.withAudience(product.audience());
  }

  private Map<Long, Described> described(Set<Long> ids) {
    return database.read(
        handle -> {
          Set<Long> locked = locks.of(handle, ids);
          return suggestions.find(handle, ids).stream()
              .collect(
                  Collectors.toMap(
                      Suggestion::id, each -> description(each, locked.contains(each.id()))));
        });
  }

  @Override
  public Map<String, String> excerpts(Collection<String> ids) {
    return find(ids).stream()
        .collect(Collectors.toMap(each -> each.subject().id(), Suggestion::excerpt));
  }

  @Override
  public Map<String, List<Subject>> merged(Collection<String> ids) {
    Set<Long> wanted =
        ids.stream().map(Suggestion::id).flatMap(Optional::stream).collect(Collectors.toSet());
    Map<String, List<Subject>> found = new HashMap<>();
    merged
        .apply(wanted)
        .forEach(
            (into, some) ->
                found.put(
                    Long.toString(into),
                    some.stream().limit(MAX_MERGED).map(Suggestion::subject).toList()));
    return found;
  }

  @Override
  public Set<String> hidden(Identity reader, Collection<String> ids) {
    var wanted = ids.stream().map(Suggestion::id).flatMap(Optional::stream).distinct().toList();
    return visible.hidden(reader, wanted).stream().map(String::valueOf).collect(Collectors.toSet());
  }

  private List<Suggestion> find(Collection<String> ids) {
    var wanted = ids.stream().map(Suggestion::id).flatMap(Optional::stream).distinct().toList();
    return database.read(handle -> suggestions.find(handle, wanted));
  }

  @Override
  public Optional<SubjectDescription> hold(String id) {
    return Suggestion.id(id).flatMap(known -> database.write(handle -> hold(handle, known)));
  }

  /** Reads the lock after the suggestion is held: whoever locks it takes the suggestion first. */
  private Optional<SubjectDescription> hold(Handle handle, long id) {
    return suggestions
        .hold(handle, id)
        .map(each -> description(each, locks.isLocked(handle, id)))
        .map(each -> forAudience(each, products.find(each.productId()).orElse(null)));
  }

  private Described description(Suggestion suggestion, boolean locked) {
    Set<String> open = new HashSet<>(rules.open(suggestion.status()));
    if (locked) {
      open.remove(Discussions.COMMENTS);
    }
    return new Described(
        SubjectDescription.of(suggestion.subject(), suggestion.title(), suggestion.path())
            .withOpen(open)
            .withAuthor(suggestion.authorId())
            .withCreatedAt(suggestion.createdAt())
            .withProduct(suggestion.productId()),
        suggestion.productId());
  }
}
