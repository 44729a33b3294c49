package dev.millet.points.draws;

import dev.millet.api.lists.Slice;

/**
 * The list of draws.
 *
 * @param manages whether the reader may announce one
 */
public record DrawsModel(Slice<Row> draws, boolean manages) {

  /** A draw in the list. */
  public record Row(Draw draw, DateBlock block) {}
}
