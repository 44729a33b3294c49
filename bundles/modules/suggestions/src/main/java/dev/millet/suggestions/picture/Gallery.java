package dev.millet.suggestions.picture;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Upload;
import dev.millet.api.images.Image;
import dev.millet.api.images.Images;
import dev.millet.api.images.PreparedImage;
import dev.millet.api.text.TextFormat;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The images of suggestions. */
public final class Gallery {

  /** The most images of one suggestion. */
  public static final int MAX_COUNT = 5;

  /** The field of forms, and how problems name it. */
  public static final String FIELD = "images";

  private static final int MAX_ALT = 200;
  private static final int MAX_EDGE = 2_048;
  private static final int ROOM_FOR_TEXT = 1 << 20;

  private final Database database;
  private final Images images;
  private final InstantSource clock;
  private final Pictures pictures = new Pictures();

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
      var row = new Pictures.Row(kept.id(), ++place, each.alt());
      pictures.add(handle, suggestion, row, by, now);
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
    pictures.of(handle, suggestion).forEach(row -> remove(handle, suggestion, row.image()));
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
