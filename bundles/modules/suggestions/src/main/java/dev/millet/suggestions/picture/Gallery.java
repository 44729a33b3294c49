package dev.millet.suggestions.picture;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Upload;
import dev.millet.api.images.Image;
import dev.millet.api.images.Images;
import dev.millet.api.images.PreparedImage;
import dev.millet.api.subjects.Visibility;
import dev.millet.api.text.TextFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The images of suggestions. */
public final class Gallery {

  /** The most images of one suggestion. */
  public static final int MAX_COUNT = 5;

  /** The field of forms, and how problems name it. */
  public static final String FIELD = "images";

  /** The subject type of single images, for moderators. */
  public static final String SUBJECT_TYPE = "suggestion-image";

  private static final Duration KEPT_AFTER_REMOVAL = Duration.ofDays(30);
  private static final int MAX_ALT = 200;
  private static final int MAX_EDGE = 2_048;
  private static final int ROOM_FOR_TEXT = 1 << 20;

  private final Database database;
  private final Images images;
  private final InstantSource clock;
  private final Pictures pictures = new Pictures();

  /**
   * An image that belongs to a suggestion.
   *
   * @param alt what it shows, for those who do not see it: at most 200 code points, may be empty
   */
  public record Picture(Image image, String alt) {}

  /** An upload that was found to be an image, and what it shows. */
  public record NewPicture(PreparedImage image, String alt) {}

  public Gallery(Database database, Images images, InstantSource clock) {
    this.database = database;
    this.images = images;
    this.clock = clock;
  }

  /** Returns the most bytes of a form with as many images as are taken. */
  public int formBytes() {
    return (int) Math.min(Integer.MAX_VALUE, (long) MAX_COUNT * images.maxBytes() + ROOM_FOR_TEXT);
  }

  /** Returns the most bytes of one image. */
  public int imageBytes() {
    return images.maxBytes();
  }

  /** Returns the most bytes of a request with one image. */
  public int oneBytes() {
    return images.maxBytes() + ROOM_FOR_TEXT;
  }

  /**
   * Looks at uploads. Slow: to be called outside of a transaction.
   *
   * @param alts what each shows, in the same order; may be shorter
   * @throws ProblemException 422 where one is no image that can be taken, or they are too many
   */
  public List<NewPicture> prepare(List<Upload> uploads, List<String> alts) {
    if (uploads.size() > MAX_COUNT) {
      throw tooMany();
    }
    List<NewPicture> prepared = new ArrayList<>(uploads.size());
    for (int i = 0; i < uploads.size(); i++) {
      String alt = alt(i < alts.size() ? alts.get(i) : "");
      prepared.add(new NewPicture(images.prepare(FIELD, uploads.get(i), MAX_EDGE), alt));
    }
    return prepared;
  }

  /** Returns the images of a suggestion, in their order. */
  public List<Picture> of(long suggestion) {
    List<Pictures.Row> rows = database.read(handle -> pictures.of(handle, suggestion));
    if (rows.isEmpty()) {
      return List.of();
    }
    Map<String, Image> known = images.byIds(rows.stream().map(Pictures.Row::image).toList());
    return rows.stream()
        .filter(row -> known.containsKey(row.image()))
        .map(row -> new Picture(known.get(row.image()), row.alt()))
        .toList();
  }

  /**
   * Gives a suggestion images, behind those that it has. In the caller's write transaction, which
   * has taken the suggestion to edit it: else others could add some after they were counted.
   *
   * @param by who adds them; null for the operator
   * @throws ProblemException 422 where there would be too many
   */
  public List<Picture> add(Handle handle, long suggestion, List<NewPicture> more, Long by) {
    List<Pictures.Row> there = pictures.of(handle, suggestion);
    if (there.size() + more.size() > MAX_COUNT) {
      throw tooMany();
    }
    int place = there.stream().mapToInt(Pictures.Row::place).max().orElse(0);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    List<Picture> added = new ArrayList<>(more.size());
    for (NewPicture each : more) {
      Image kept = images.keep(each.image());
      var row = new Pictures.Row(kept.id(), ++place, each.alt(), by, Visibility.VISIBLE);
      pictures.add(handle, suggestion, row, now);
      added.add(new Picture(kept, each.alt()));
    }
    return added;
  }

  /** Says what an image shows. In the caller's write transaction. */
  public void describe(Handle handle, long suggestion, String image, String alt) {
    pictures.describe(handle, suggestion, image, alt(alt));
  }

  /**
   * Removes an image of a suggestion. In the caller's write transaction.
   *
   * @return whether it had it
   */
  public boolean remove(Handle handle, long suggestion, String image) {
    boolean had = pictures.remove(handle, suggestion, image);
    if (had) {
      images.remove(List.of(image));
    }
    return had;
  }

  /** Removes all images of a suggestion. In the caller's write transaction. */
  public void clear(Handle handle, long suggestion) {
    images.remove(pictures.of(handle, suggestion).stream().map(Pictures.Row::image).toList());
    pictures.clear(handle, suggestion);
  }

  /**
   * An image and the suggestion that it belongs to.
   *
   * @param by who added it; null for nobody
   * @param visibility what moderators decided about this image alone
   */
  public record Placed(long suggestion, String image, String alt, Long by, Visibility visibility) {}

  /** Finds an image, whoever may see it. */
  public Optional<Placed> find(Handle handle, String image) {
    return pictures
        .suggestion(handle, image)
        .flatMap(
            of ->
                placed(handle, of).stream().filter(each -> each.image().equals(image)).findFirst());
  }

  /** Returns all images of a suggestion, whoever may see them, in their order. */
  public List<Placed> placed(Handle handle, long suggestion) {
    return pictures.of(handle, suggestion).stream()
        .map(row -> new Placed(suggestion, row.image(), row.alt(), row.by(), row.visibility()))
        .toList();
  }

  /** Returns those of the images whose content is there, by id. */
  public Map<String, Image> known(List<Placed> placed) {
    List<String> ids = placed.stream().map(Placed::image).toList();
    Map<String, Image> known = new HashMap<>(images.byIds(ids));
    known.putAll(images.withheld(ids));
    return known;
  }

  /**
   * Hides a suggestion's images with it, or shows those again that were not hidden by themselves.
   * In the caller's write transaction.
   */
  public void follow(Handle handle, long suggestion, Visibility visibility) {
    placed(handle, suggestion)
        .forEach(each -> apply(each, stricter(each.visibility(), visibility)));
  }

  /**
   * Changes who may see one image. In the caller's write transaction, which has taken the
   * suggestion.
   *
   * @param whole who may read the suggestion
   */
  public void change(Handle handle, Placed image, Visibility visibility, Visibility whole) {
    pictures.mark(handle, image.image(), visibility);
    apply(image, stricter(visibility, whole));
  }

  private static Visibility stricter(Visibility one, Visibility other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  /** Has what is removed gone for good after a while, and not before. */
  private void apply(Placed image, Visibility visibility) {
    List<String> itself = List.of(image.image());
    switch (visibility) {
      case VISIBLE -> images.release(itself);
      case HIDDEN -> images.withhold(itself, image.by(), null);
      case REMOVED -> images.withhold(itself, null, clock.instant().plus(KEPT_AFTER_REMOVAL));
    }
  }

  private static String alt(String text) {
    return TextFormat.LINE.fit(text, MAX_ALT);
  }

  private static ProblemException tooMany() {
    return Problem.invalid(
            FIELD,
            "too-many",
            "a suggestion has at most " + MAX_COUNT + " images; remove one first")
        .toException();
  }
}
