package dev.millet.suggestions.suggestion;

import dev.millet.suggestions.field.Names;
import dev.millet.suggestions.field.Places;
import java.util.List;
import java.util.Objects;

/**
 * A named status of a product within one of the fixed statuses, as a row of {@code
 * suggestions_statuses}. Rules, counts and other modules know its meaning only.
 *
 * @param slug names it within its product; never changed
 * @param meaning the word of the fixed status that it is a part of; never changed
 * @param color one of {@link #COLORS}
 * @param place its place among those of one meaning, from 1
 * @param successorId null while it can be set; its own id where the meaning alone took its place,
 *     else the id of the one that did
 * @param version grows by one with each edit
 */
public record CustomStatus(
    long id,
    long productId,
    String slug,
    String meaning,
    Names name,
    String color,
    int place,
    Long successorId,
    int version)
    implements Places.Placed<CustomStatus> {

  /** The word for none of the product's own. */
  public static final String NONE = "none";

  /** The colors to choose from; all have enough contrast in both schemes. */
  public static final List<String> COLORS =
      List.of("gray", "blue", "purple", "green", "yellow", "red");

  private static final List<String> STYLES =
      List.of("", "status-info", "status-progress", "status-good", "status-warn", "status-bad");

  /** Returns the fixed status that it is a part of. */
  public Status status() {
    return Status.stored(meaning);
  }

  /** Returns whether it can be set; else another one took its place. */
  public boolean isLive() {
    return successorId == null;
  }

  /** Returns whether the meaning alone took its place. */
  boolean isPlain() {
    return Objects.equals(successorId, id);
  }

  @Override
  public CustomStatus at(int other) {
    return new CustomStatus(id, productId, slug, meaning, name, color, other, successorId, version);
  }

  /** Returns the class that gives it its color; empty for gray. */
  public String style() {
    return STYLES.get(Math.max(0, COLORS.indexOf(color)));
  }

  /** Returns the choice of it in forms and filters, such as {@code planned:design}. */
  public String choice() {
    return meaning + ':' + slug;
  }
}
