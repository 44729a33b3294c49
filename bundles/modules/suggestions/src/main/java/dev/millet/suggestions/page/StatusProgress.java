package dev.millet.suggestions.page;

import dev.millet.suggestions.suggestion.Status;
import java.util.ArrayList;
import java.util.List;

/** The way of a suggestion from its being received to its being shipped, or to where it ended. */
final class StatusProgress {

  private static final List<Status> AHEAD =
      List.of(Status.PLANNED, Status.IN_PROGRESS, Status.SHIPPED);

  private StatusProgress() {}

  /**
   * Returns the steps.
   *
   * @param owned whether somebody takes care of it
   */
  static List<CareView.Step> of(Status status, boolean owned) {
    List<CareView.Step> steps = new ArrayList<>();
    boolean begun = status != Status.OPEN;
    steps.add(new CareView.Step("way.open", begun || owned ? "done" : "now"));
    if (status == Status.DUPLICATE) {
      steps.add(new CareView.Step("way.duplicate", "now"));
      return steps;
    }
    String owner = owned ? "way.owned" : "way.owner";
    boolean reviewed = status == Status.UNDER_REVIEW;
    boolean here = reviewed || (status == Status.OPEN && owned);
    steps.add(
        new CareView.Step(
            reviewed ? "way.under-review" : owner, here ? "now" : owned ? "done" : null));
    if (status == Status.DECLINED) {
      steps.add(new CareView.Step("way.declined", "now"));
      return steps;
    }
    int reached = AHEAD.indexOf(status);
    for (int i = 0; i < AHEAD.size(); i++) {
      String state = i < reached ? "done" : i == reached ? "now" : null;
      steps.add(new CareView.Step("way." + AHEAD.get(i).word(), state));
    }
    return steps;
  }
}
