package dev.millet.site.checklist;

import java.util.List;

/**
 * The whole checklist, as a reader sees it.
 *
 * @param dismissed whether an administrator hid it
 * @param home whether it is shown on the home of the administration
 */
public record Steps(List<Step> all, boolean dismissed, boolean home) {

  public Steps {
    all = List.copyOf(all);
  }

  /** Returns how many steps need nothing any more. */
  public long settled() {
    return all.stream().filter(step -> !step.isOpen()).count();
  }

  /** Returns whether no step is open. */
  public boolean isFinished() {
    return settled() == all.size();
  }

  /** Returns whether a step is the first open one. */
  public boolean isNext(Step step) {
    return all.stream().filter(Step::isOpen).findFirst().filter(step::equals).isPresent();
  }

  /** Returns the same for the home of the administration. */
  Steps atHome() {
    return new Steps(all, dismissed, true);
  }
}
