package dev.millet.suggestions.page;

import dev.millet.api.subjects.Release;
import dev.millet.suggestions.lifecycle.ReleaseState;
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
   * @param in the releases that name it
   */
  static List<CareView.Step> of(Status status, boolean owned, ReleaseState in) {
    List<CareView.Step> steps = new ArrayList<>();
    boolean begun = status != Status.OPEN;
    steps.add(CareView.Step.of("way.open", begun || owned ? "done" : "now"));
    if (status == Status.DUPLICATE) {
      steps.add(CareView.Step.of("way.duplicate", "now"));
      return steps;
    }
    String owner = owned ? "way.owned" : "way.owner";
    boolean reviewed = status == Status.UNDER_REVIEW;
    boolean here = reviewed || (status == Status.OPEN && owned);
    steps.add(
        CareView.Step.of(
            reviewed ? "way.under-review" : owner, here ? "now" : owned ? "done" : null));
    if (status == Status.DECLINED) {
      steps.add(CareView.Step.of("way.declined", "now"));
      return steps;
    }
    boolean confirmed = status == Status.SHIPPED && in.confirmed() != null;
    int reached = confirmed ? AHEAD.size() : AHEAD.indexOf(status);
    for (int i = 0; i < AHEAD.size(); i++) {
      String state = i < reached ? "done" : i == reached ? "now" : null;
      steps.add(step(AHEAD.get(i), state, in));
    }
    if (confirmed) {
      steps.add(CareView.Step.of("way.confirmed", "now"));
    }
    return steps;
  }

  private static CareView.Step step(Status status, String state, ReleaseState in) {
    String key = "way." + status.word();
    Release release =
        switch (status) {
          case PLANNED -> in.planned();
          case IN_PROGRESS -> in.available();
          default -> state == null ? null : in.shipped();
        };
    return release == null
        ? CareView.Step.of(key, state)
        : new CareView.Step(key + ".build", state, release.version(), release.channel());
  }
}
