package dev.millet.api.modules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * Asks several modules the same, for a page or a list, and does without one that is disabled at
 * that moment: readers get the rest instead of an error.
 *
 * @since 1.4
 */
public final class Offers {

  private Offers() {}

  /**
   * Returns what each of the offers answers, in their order, without those whose module is no
   * longer there. This is for what is shown. What is decided or stored has to ask the offers
   * itself, so that it fails and is tried again.
   *
   * @param question is asked of each offer, once; it may ask one offer several things, all of which
   *     are left out where one cannot be answered; its answers must not be null
   */
  public static <T, R> List<R> askEach(
      Collection<? extends T> offers, Function<? super T, ? extends R> question) {
    List<R> answers = new ArrayList<>();
    for (T offer : offers) {
      try {
        answers.add(question.apply(offer));
      } catch (ModuleUnavailableException gone) {
        // as if its module had been disabled a moment earlier
      }
    }
    return answers;
  }
}
