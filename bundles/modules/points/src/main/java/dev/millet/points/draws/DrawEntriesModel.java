package dev.millet.points.draws;

import dev.millet.api.lists.Slice;
import dev.millet.points.api.selection.Method;

/** The published list of a draw. */
public record DrawEntriesModel(Draw draw, Slice<DrawModel.Line> lines) {

  /** Returns whether some entries have more tickets than others. */
  public boolean isWeighted() {
    return draw.plan().method() == Method.WEIGHTED;
  }
}
