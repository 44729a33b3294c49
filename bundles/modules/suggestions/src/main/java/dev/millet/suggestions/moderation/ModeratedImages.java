package dev.millet.suggestions.moderation;

import dev.millet.api.database.Database;
import dev.millet.api.members.Identity;
import dev.millet.api.products.Products;
import dev.millet.api.subjects.Moderated;
import dev.millet.api.subjects.ModeratedItem;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.Visibility;
import dev.millet.suggestions.picture.Gallery;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.suggestions.suggestion.Suggestions;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Lets moderators hide, remove and restore single images of suggestions. */
public final class ModeratedImages implements Moderated {

  private final Database database;
  private final Suggestions suggestions;
  private final HiddenSuggestions hidden;
  private final Gallery gallery;
  private final Products products;

  public ModeratedImages(
      Database database,
      Suggestions suggestions,
      HiddenSuggestions hidden,
      Gallery gallery,
      Products products) {
    this.database = database;
    this.products = products;
    this.suggestions = suggestions;
    this.hidden = hidden;
    this.gallery = gallery;
  }

  @Override
  public String type() {
    return Gallery.SUBJECT_TYPE;
  }

  @Override
  public Map<String, ModeratedItem> find(Collection<String> ids) {
    return database.read(
        handle -> {
          Map<String, ModeratedItem> found = new HashMap<>();
          for (String id : ids) {
            gallery.find(handle, id).ifPresent(image -> found.put(id, item(handle, image)));
          }
          return found;
        });
  }

  private ModeratedItem item(Handle handle, Gallery.Placed image) {
    Suggestion suggestion = hidden.findAny(handle, image.suggestion()).orElse(null);
    return new ModeratedItem(
        new Subject(Gallery.SUBJECT_TYPE, image.image()),
        image.by(),
        suggestion == null ? null : suggestion.title(),
        suggestion == null ? null : suggestion.path() + "#pictures",
        image.alt(),
        image.visibility(),
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
                    gallery
                        .find(handle, id)
                        .flatMap(image -> hidden.findAny(handle, image.suggestion()))));
  }

  @Override
  public Optional<ModeratedItem> changeVisibility(String id, Visibility visibility) {
    return database.write(
        handle -> {
          Optional<Gallery.Placed> placed = gallery.find(handle, id);
          if (placed.isEmpty()) {
            return Optional.empty();
          }
          // the suggestion before its image, as whoever edits or hides it
          long of = placed.get().suggestion();
          Visibility whole =
              suggestions.lockToEdit(handle, of).isPresent()
                  ? Visibility.VISIBLE
                  : hidden
                      .lock(handle, of)
                      .map(HiddenSuggestions.Hidden::visibility)
                      .orElse(Visibility.VISIBLE);
          return gallery
              .find(handle, id)
              .map(
                  image -> {
                    ModeratedItem was = item(handle, image);
                    gallery.change(handle, image, visibility, whole);
                    return was;
                  });
        });
  }

  /** Returns none: the images of a suspended member are hidden with their suggestions. */
  @Override
  public List<String> visibleOf(long author, int limit) {
    return List.of();
  }
}
