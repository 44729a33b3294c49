package dev.millet.events;

import dev.millet.api.forms.Input;
import dev.millet.events.allotment.Block;
import dev.millet.events.allotment.Category;
import java.util.List;

/**
 * The model of the page on which hosts divide the places of an event.
 *
 * @param givable how many places may be given, the reserved ones left out; 0 without a limit
 * @param taken how many are taken or offered
 */
public record AllotmentModel(
    Event event, int givable, int taken, List<Line> categories, List<Block> blocks, Forms forms) {

  /** A category, with how many places it takes. */
  public record Line(Category category, int taken) {}

  /** The forms of the page. */
  public record Forms(Input<?> category, Input<?> block, Input<?> overbooking) {

    boolean haveErrors() {
      return category.hasErrors() || block.hasErrors() || overbooking.hasErrors();
    }
  }
}
