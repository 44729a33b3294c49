package dev.millet.suggestions.page;

import dev.millet.api.gateway.Form;
import dev.millet.suggestions.picture.Gallery;
import dev.millet.suggestions.picture.Gallery.NewPicture;
import dev.millet.suggestions.picture.Gallery.Picture;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * The changes that the form to edit a suggestion makes to its images.
 *
 * @param alts what the images that stay show, by id
 * @param dropped the ids of those that go
 * @param added those that come
 */
record PictureChanges(Map<String, String> alts, List<String> dropped, List<NewPicture> added) {

  private static final String ALT = "alt-";

  /** Reads the form and looks at its uploads: slow, outside of a transaction. */
  static PictureChanges of(Form form, Gallery gallery) {
    return new PictureChanges(
        alts(form),
        form.values("drop"),
        gallery.prepare(form.uploads(Gallery.FIELD), form.values("alt")));
  }

  private static Map<String, String> alts(Form form) {
    Map<String, String> alts = new HashMap<>();
    for (String name : form.fields().keySet()) {
      if (name.startsWith(ALT)) {
        alts.put(name.substring(ALT.length()), form.value(name));
      }
    }
    return alts;
  }

  /** Returns stored images as a form that is shown again has them: nothing typed is lost. */
  static List<SuggestionForm.StoredPicture> typed(Form form, List<Picture> stored) {
    Map<String, String> alts = alts(form);
    List<String> dropped = form.values("drop");
    return stored.stream()
        .map(
            picture ->
                new SuggestionForm.StoredPicture(
                    picture.image(),
                    alts.getOrDefault(picture.image().id(), picture.alt()),
                    dropped.contains(picture.image().id())))
        .toList();
  }

  void write(Handle handle, Gallery gallery, long suggestion, Long by) {
    dropped.forEach(image -> gallery.remove(handle, suggestion, image));
    alts.forEach((image, alt) -> gallery.describe(handle, suggestion, image, alt));
    gallery.add(handle, suggestion, added, by);
  }
}
