package dev.millet.upgrades.page;

import dev.millet.upgrades.problem.ModuleProblem;
import java.util.List;

/**
 * A change while it is made, or afterwards.
 *
 * @param line who made it, what, when, and how it ended
 * @param summary what happens now, or how it ended
 * @param problems why it ended like that; empty where all is well
 * @param steps what was done, and what follows
 * @param progress how far it has come
 * @param meters how the requests to the versions go; empty where that says nothing
 * @param choices what can be done afterwards
 * @param again the address of the plan to make it again; null where it was made, or nobody knows
 */
public record ChangeModel(
    HistoryLine line,
    List<Sentence> summary,
    List<ModuleProblem> problems,
    List<StepLine> steps,
    Progress progress,
    List<Meter> meters,
    List<Choice> choices,
    String again) {

  /**
   * The progress of a change.
   *
   * @param running whether it is being made now
   * @param cancellable whether it can still be cancelled
   * @param watched how far the watch has come, in seconds; null while it is not watched
   * @param watch how long the watch takes, in seconds
   */
  public record Progress(boolean running, boolean cancellable, Long watched, long watch) {}
}
