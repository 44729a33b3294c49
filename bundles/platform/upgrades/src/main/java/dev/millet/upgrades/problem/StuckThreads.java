package dev.millet.upgrades.problem;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.framework.Bundle;

/**
 * The threads of versions that were given up and went on although they had been interrupted. Nobody
 * can end them but a restart of the process, so they are named until then. Thread-safe.
 */
public final class StuckThreads {

  private final List<StuckThread> stuckThreads = new CopyOnWriteArrayList<>();

  /**
   * A thread that does not end.
   *
   * @param starting whether it is inside the start of its bundle, which cannot be removed then
   * @param place where it was when it was given up
   */
  private record StuckThread(Bundle bundle, Thread thread, boolean starting, String place) {

    ModuleProblem problem() {
      return ModuleProblem.of("zombie", thread.getName(), place);
    }
  }

  /** A thread that was inside the start of a bundle. */
  public ModuleProblem starting(Bundle bundle, Thread thread, String place) {
    return add(new StuckThread(bundle, thread, true, place));
  }

  /** A thread that a bundle began, or that was inside a check of it. */
  public ModuleProblem running(Bundle bundle, Thread thread, String place) {
    return add(new StuckThread(bundle, thread, false, place));
  }

  private ModuleProblem add(StuckThread stuck) {
    stuckThreads.add(stuck);
    return stuck.problem();
  }

  /**
   * Whether the start of a bundle still goes on, on another thread than the caller's: that keeps it
   * from being stopped or removed.
   */
  public boolean hold(Bundle bundle) {
    return living().stream()
        .filter(each -> each.starting() && each.thread() != Thread.currentThread())
        .anyMatch(each -> each.bundle().equals(bundle));
  }

  /** The threads of a module's versions that were given up, and live. */
  public List<ModuleProblem> of(String module) {
    return living().stream()
        .filter(each -> module.equals(each.bundle().getHeaders("").get("Millet-Module")))
        .map(StuckThread::problem)
        .toList();
  }

  private List<StuckThread> living() {
    stuckThreads.removeIf(each -> !each.thread().isAlive());
    return stuckThreads;
  }
}
