package dev.millet.suggestions.moderation;

import dev.millet.api.database.Database;
import dev.millet.api.members.Identity;
import dev.millet.api.products.Products;
import dev.millet.api.subjects.Moderated;
import dev.millet.api.subjects.ModeratedItem;
import dev.millet.api.subjects.Visibility;
import dev.millet.suggestions.history.HiddenRevisions;
import dev.millet.suggestions.history.Revisions;
import dev.millet.suggestions.history.Revisions.Revision;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.suggestions.suggestion.Suggestions;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Lets moderators hide, remove and restore what a suggestion said before. What it says now is
 * hidden with the suggestion, or edited away.
 */
public final class ModeratedRevisions implements Moderated {

  private final Database database;
  private final Suggestions suggestions;
  private final HiddenSuggestions hiddenSuggestions;
  private final Revisions revisions;
  private final Products products;
  private final HiddenRevisions hidden = new HiddenRevisions();

  public ModeratedRevisions(
      Database database,
      Suggestions suggestions,
      HiddenSuggestions hiddenSuggestions,
      Products products) {
    this.database = database;
    this.products = products;
    this.revisions = new Revisions(database);
    this.suggestions = suggestions;
    this.hiddenSuggestions = hiddenSuggestions;
  }

  @Override
  public String type() {
    return HiddenRevisions.SUBJECT_TYPE;
  }

  @Override
  public Map<String, ModeratedItem> find(Collection<String> ids) {
    return database.read(
        handle -> {
          Map<String, ModeratedItem> found = new HashMap<>();
          for (String id : ids) {
            HiddenRevisions.key(id)
                .flatMap(key -> item(handle, key))
                .ifPresent(item -> found.put(id, item));
          }
          return found;
        });
  }

  private Optional<ModeratedItem> item(Handle handle, HiddenRevisions.Key key) {
    Suggestion of = hiddenSuggestions.findAny(handle, key.suggestion()).orElse(null);
    if (of == null) {
      return Optional.empty();
    }
    return hidden
        .find(handle, key)
        .map(each -> item(of, each.revision(), each.visibility()))
        .or(
            () ->
                revisions
                    .earlier(handle, key.suggestion(), key.version())
                    .map(each -> item(of, each, Visibility.VISIBLE)));
  }

  private static ModeratedItem item(Suggestion of, Revision revision, Visibility visibility) {
    return new ModeratedItem(
        new HiddenRevisions.Key(of.id(), revision.version()).subject(),
        revision.authorId(),
        of.title(),
        of.path() + "/history",
        (revision.title() + "\n\n" + revision.body() + "\n\n" + revision.fields()).strip(),
        visibility,
        false);
  }

  @Override
  public Set<String> hidden(Identity reader, Collection<String> ids) {
    return database.read(
        handle ->
            HiddenSuggestions.unseen(
                products.hidden(reader),
                ids,
                id ->
                    HiddenRevisions.key(id)
                        .flatMap(key -> hiddenSuggestions.findAny(handle, key.suggestion()))));
  }

  @Override
  public Optional<ModeratedItem> changeVisibility(String id, Visibility visibility) {
    return HiddenRevisions.key(id)
        .flatMap(
            key ->
                database.write(
                    handle -> {
                      // whoever edits the suggestion has taken it, too
                      if (suggestions.lockToEdit(handle, key.suggestion()).isEmpty()) {
                        hiddenSuggestions.lock(handle, key.suggestion());
                      }
                      Optional<ModeratedItem> was = item(handle, key);
                      was.ifPresent(
                          each -> hidden.change(handle, key, each.visibility(), visibility));
                      return was;
                    }));
  }

  /** Returns none: what a suspended member wrote before is hidden with the suggestion. */
  @Override
  public List<String> visibleOf(long author, int limit) {
    return List.of();
  }
}
