package dev.millet.upgrades.page;

import dev.millet.upgrades.overview.Trouble;
import java.util.List;

/**
 * A change while it is made, or afterwards.
 *
 * @param line who made it, what, when, and how it ended
 * @param story what happens now, or how it ended
 * @param troubles why it ended like that; empty where all is well
 * @param steps what was done, and what follows
 * @param running whether it is being made now
 * @param early whether it can still be called off
 * @param watched how far the watch has come, in seconds; null while it is not watched
 * @param watch how long the watch takes, in seconds
 * @param meters how the requests to the versions go; empty where that says nothing
 * @param choices what can be done afterwards
 * @param again the address of the plan to make it again; null where it was made, or nobody knows
 */
public record ChangeModel(
    HistoryLine line,
    List<Sentence> story,
    List<Trouble> troubles,
    List<StepLine> steps,
    boolean running,
    boolean early,
    Long watched,
    long watch,
    List<Meter> meters,
    List<Choice> choices,
    String again) {

  /** The look of the box that tells the story. */
  public String tone() {
    return switch (line.standing()) {
      case "done" -> "notice-success";
      case "rolled-back", "interrupted" -> "notice-warn";
      case "failed" -> "notice-error";
      default -> "";
    };
  }
}
