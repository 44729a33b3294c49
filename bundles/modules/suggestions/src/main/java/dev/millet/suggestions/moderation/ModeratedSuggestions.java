package dev.millet.suggestions.moderation;

import dev.millet.api.database.Database;
import dev.millet.api.members.Identity;
import dev.millet.api.products.Products;
import dev.millet.api.subjects.Moderated;
import dev.millet.api.subjects.ModeratedItem;
import dev.millet.api.subjects.Visibility;
import dev.millet.suggestions.field.FieldValues;
import dev.millet.suggestions.field.ProductFields;
import dev.millet.suggestions.picture.Gallery;
import dev.millet.suggestions.suggestion.DiscussionLocks;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.suggestions.suggestion.Suggestions;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Lets moderators hide, remove and restore suggestions, and lock the discussions about them. */
public final class ModeratedSuggestions implements Moderated {

  private final Database database;
  private final Suggestions suggestions;
  private final HiddenSuggestions hidden;
  private final DiscussionLocks locks;
  private final Gallery gallery;
  private final Products products;
  private final ProductFields fields;

  public ModeratedSuggestions(
      Database database,
      Suggestions suggestions,
      HiddenSuggestions hidden,
      Gallery gallery,
      Products products) {
    this.database = database;
    this.products = products;
    this.suggestions = suggestions;
    this.hidden = hidden;
    this.locks = new DiscussionLocks(database);
    this.gallery = gallery;
    this.fields = new ProductFields(database);
  }

  @Override
  public String type() {
    return Suggestion.SUBJECT_TYPE;
  }

  @Override
  public boolean hasDiscussions() {
    return true;
  }

  @Override
  public Map<String, ModeratedItem> find(Collection<String> ids) {
    List<Long> wanted =
        ids.stream().map(Suggestion::id).flatMap(Optional::stream).distinct().toList();
    return database.read(
        handle -> {
          Map<String, ModeratedItem> found = new HashMap<>();
          suggestions
              .find(handle, wanted)
              .forEach(
                  each -> found.put(each.subject().id(), item(handle, each, Visibility.VISIBLE)));
          hidden
              .find(handle, wanted.stream().filter(id -> !found.containsKey("" + id)).toList())
              .forEach(
                  (id, each) ->
                      found.put(
                          Long.toString(id), item(handle, each.suggestion(), each.visibility())));
          return found;
        });
  }

  private ModeratedItem item(Handle handle, Suggestion suggestion, Visibility visibility) {
    return new ModeratedItem(
        suggestion.subject(),
        suggestion.authorId(),
        suggestion.title(),
        suggestion.path(),
        text(handle, suggestion.id()),
        visibility,
        locks.isLocked(handle, suggestion.id()));
  }

  private String text(Handle handle, long id) {
    String filled = FieldValues.text(fields.of(handle, id).bySlug());
    return (suggestions.body(handle, id) + "\n\n" + filled).stripTrailing();
  }

  @Override
  public Set<String> hidden(Identity reader, Collection<String> ids) {
    return database.read(
        handle ->
            HiddenSuggestions.unseen(
                products.hidden(reader),
                ids,
                id -> Suggestion.id(id).flatMap(known -> hidden.findAny(handle, known))));
  }

  @Override
  public Optional<ModeratedItem> changeVisibility(String id, Visibility visibility) {
    return Suggestion.id(id)
        .flatMap(known -> database.write(handle -> change(handle, known, visibility)));
  }

  private Optional<ModeratedItem> change(Handle handle, long id, Visibility visibility) {
    Optional<Suggestion> visible = suggestions.lockToClose(handle, id);
    if (visible.isPresent()) {
      ModeratedItem was = item(handle, visible.get(), Visibility.VISIBLE);
      if (visibility != Visibility.VISIBLE) {
        gallery.follow(handle, id, visibility);
        hidden.hide(handle, id, visibility);
      }
      return Optional.of(was);
    }
    return hidden
        .lock(handle, id)
        .map(
            each -> {
              ModeratedItem was = item(handle, each.suggestion(), each.visibility());
              if (visibility != each.visibility()) {
                gallery.follow(handle, id, visibility);
                if (visibility == Visibility.VISIBLE) {
                  hidden.show(handle, each.suggestion());
                } else {
                  hidden.mark(handle, id, visibility);
                }
              }
              return was;
            });
  }

  @Override
  public Optional<ModeratedItem> changeLock(String id, boolean locked) {
    return Suggestion.id(id)
        .flatMap(known -> database.write(handle -> lock(handle, known, locked)));
  }

  /** Locks the discussion of a hidden suggestion as well: it stays so when that is restored. */
  private Optional<ModeratedItem> lock(Handle handle, long id, boolean locked) {
    Optional<ModeratedItem> was =
        suggestions
            .lockToClose(handle, id)
            .map(found -> item(handle, found, Visibility.VISIBLE))
            .or(
                () ->
                    hidden
                        .lock(handle, id)
                        .map(each -> item(handle, each.suggestion(), each.visibility())));
    was.ifPresent(each -> locks.change(handle, id, locked, database.now()));
    return was;
  }

  @Override
  public List<String> visibleOf(long author, int limit) {
    return database.read(handle -> suggestions.of(handle, author, limit)).stream()
        .map(id -> Long.toString(id))
        .toList();
  }
}
