package dev.millet.suggestions.page;

import dev.millet.api.gateway.Form;
import dev.millet.suggestions.picture.Gallery;
import dev.millet.suggestions.picture.Gallery.NewPicture;
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
    Map<String, String> alts = new HashMap<>();
    for (String name : form.fields().keySet()) {
      if (name.startsWith(ALT)) {
        alts.put(name.substring(ALT.length()), form.value(name));
      }
    }
    return new PictureChanges(
        alts,
        form.values("drop"),
        gallery.prepare(form.uploads(Gallery.FIELD), form.values("alt")));
  }

  void write(Handle handle, Gallery gallery, long suggestion, Long by) {
    dropped.forEach(image -> gallery.remove(handle, suggestion, image));
    alts.forEach((image, alt) -> gallery.describe(handle, suggestion, image, alt));
    gallery.add(handle, suggestion, added, by);
  }
}
