package dev.millet.suggestions.page;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Request;
import dev.millet.api.images.Image;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.Slots;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.Visibility;
import dev.millet.suggestions.history.HiddenRevisions;
import dev.millet.suggestions.page.DetailModel.ModeratedPicture;
import dev.millet.suggestions.picture.Gallery;
import dev.millet.suggestions.picture.Gallery.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Asks for what moderators say and can do about a suggestion and what belongs to it. */
final class ModerationParts {

  private final Database database;
  private final Slots slots;
  private final Gallery gallery;
  private final HiddenRevisions revisions = new HiddenRevisions();

  ModerationParts(PageParts parts) {
    this.database = parts.platform().database();
    this.slots = parts.display().slots();
    this.gallery = parts.writing().gallery();
  }

  /** Returns what stands beside one item; empty for visitors, who are told nothing. */
  Html of(Request request, Subject subject) {
    return of(request, List.of(subject)).get(0);
  }

  private List<Html> of(Request request, List<Subject> subjects) {
    return subjects.isEmpty() || request.identity().member() == null
        ? subjects.stream().map(each -> Html.EMPTY).toList()
        : slots.fill(request, Slots.MODERATION, subjects);
  }

  /**
   * Returns the images of a suggestion with what stands beside them: for moderators all, for others
   * those of their own that are hidden.
   */
  List<ModeratedPicture> pictures(Request request, long suggestion) {
    Member reader = request.identity().member();
    if (reader == null) {
      return List.of();
    }
    boolean moderates = request.identity().is(Role.MODERATOR);
    List<Gallery.Placed> all =
        database.read(handle -> gallery.placed(handle, suggestion)).stream()
            .filter(
                each ->
                    moderates
                        || (each.visibility() != Visibility.VISIBLE
                            && Objects.equals(each.by(), reader.id())))
            .toList();
    List<Html> parts = of(request, all.stream().map(each -> subject(each.image())).toList());
    Map<String, Image> known = gallery.known(all);
    List<ModeratedPicture> pictures = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Gallery.Placed each = all.get(i);
      Image image = known.get(each.image());
      boolean shown = image != null && (moderates || each.visibility() != Visibility.REMOVED);
      if (!parts.get(i).isEmpty()) {
        pictures.add(
            new ModeratedPicture(
                shown ? new Picture(image, each.alt()) : null, each.visibility(), parts.get(i)));
      }
    }
    return pictures;
  }

  private static Subject subject(String image) {
    return new Subject(Gallery.SUBJECT_TYPE, image);
  }

  /** Returns what stands beside the earlier wordings of a suggestion, by version. */
  Map<Integer, Html> revisions(Request request, long suggestion, List<Integer> versions) {
    List<Html> parts =
        of(
            request,
            versions.stream()
                .map(version -> new HiddenRevisions.Key(suggestion, version).subject())
                .toList());
    Map<Integer, Html> byVersion = new java.util.HashMap<>();
    for (int i = 0; i < versions.size(); i++) {
      byVersion.put(versions.get(i), parts.get(i));
    }
    return byVersion;
  }

  /** Returns the hidden wordings that the reader may know of, the newest first. */
  List<HiddenRevisions.Hidden> hidden(Request request, long suggestion) {
    Member reader = request.identity().member();
    return reader == null
        ? List.of()
        : database.read(handle -> revisions.of(handle, suggestion)).stream()
            .filter(
                each ->
                    request.identity().is(Role.MODERATOR)
                        || Objects.equals(each.revision().authorId(), reader.id()))
            .toList();
  }
}
