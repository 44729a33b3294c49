package dev.millet.upgrades.change;

import dev.millet.platform.api.modules.Generation;
import dev.millet.upgrades.plan.Action;
import dev.millet.upgrades.plan.Draft;
import dev.millet.upgrades.plan.Shared;
import dev.millet.upgrades.plan.Target;
import dev.millet.upgrades.plan.TrustedCandidate;
import dev.millet.upgrades.problem.ModuleProblem;
import dev.millet.upgrades.problem.RejectedFileException;
import dev.millet.upgrades.state.ModuleRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.osgi.framework.Bundle;

/**
 * The bundles of one change in place, old and new. Not thread-safe: one change is made by one
 * thread, which holds callers meanwhile.
 */
final class Replacement {

  private final ModuleRepository repository;
  private final StandbyStart starts;
  private final Removal removal;
  private final Limits limits;
  private final Draft draft;

  /** The bundles that have come. */
  private final List<Bundle> newShared = new ArrayList<>();

  private final List<Bundle> newModules = new ArrayList<>();

  /** The bundles that have gone, by the files that they can be installed from again. */
  private final List<TrustedCandidate> oldShared = new ArrayList<>();

  private final List<TrustedCandidate> oldModules = new ArrayList<>();

  /** The modules that only restart. */
  private final List<Bundle> restarting = new ArrayList<>();

  /** The modules that stay, stopped. */
  private final List<Bundle> disabled = new ArrayList<>();

  private final List<Generation> next = new ArrayList<>();

  Replacement(
      ModuleRepository repository,
      StandbyStart starts,
      Removal removal,
      Limits limits,
      Draft draft) {
    this.repository = repository;
    this.starts = starts;
    this.removal = removal;
    this.limits = limits;
    this.draft = draft;
  }

  /**
   * Installs what comes; nothing of it runs yet.
   *
   * @return the modules of it
   */
  List<Bundle> install() throws StepFailedException {
    for (Shared shared : draft.shared()) {
      newShared.add(starts.installation().install(shared.candidate()));
    }
    for (Target target : draft.coming()) {
      newModules.add(starts.installation().install(target));
    }
    return List.copyOf(newModules);
  }

  /** Takes away what was installed and has not been used. */
  void discard() throws InterruptedException {
    List<Bundle> all = new ArrayList<>(newModules);
    all.addAll(newShared);
    removal.removeAll(all, List.of());
  }

  /** Stops and takes away the old ones, and starts the new ones in time. */
  void replace(Deadline deadline) throws StepFailedException, InterruptedException {
    remember();
    List<Bundle> going = new ArrayList<>();
    for (Target target : draft.targets()) {
      if (target.active() != null) {
        Bundle bundle = target.active().bundle();
        removal.stop(bundle);
        if (restarts(target)) {
          restarting.add(bundle);
        } else if (target.action() == Action.DISABLE) {
          disabled.add(bundle);
        } else {
          going.add(bundle);
        }
      }
    }
    draft.shared().stream().filter(Shared::replaces).map(Shared::replaced).forEach(going::add);
    removal.removeAll(going, staying());
    start(newModules, () -> deadline.left(limits.start()));
    start(restarting, () -> deadline.left(limits.start()));
  }

  private List<Bundle> staying() {
    List<Bundle> staying = new ArrayList<>(restarting);
    staying.addAll(disabled);
    return staying;
  }

  private static boolean restarts(Target target) {
    return !target.comes() && !target.action().takesOut();
  }

  /** Without the old files there would be no way back. */
  private void remember() throws StepFailedException {
    for (Shared shared : draft.shared()) {
      if (shared.replaces()) {
        oldShared.add(file(shared.replaced()));
      }
    }
    for (Target target : draft.targets()) {
      if (target.active() != null && !restarts(target) && target.action() != Action.DISABLE) {
        oldModules.add(file(target.active().bundle()));
      }
    }
  }

  private TrustedCandidate file(Bundle bundle) throws StepFailedException {
    try {
      Path file =
          repository
              .of(bundle)
              .orElseThrow(
                  () ->
                      new StepFailedException(
                          ModuleProblem.of("no-file", bundle.getSymbolicName())));
      return starts.installation().readmit(repository.read(file), bundle);
    } catch (IOException e) {
      throw new StepFailedException(ModuleProblem.of("no-file", bundle.getSymbolicName()), e);
    } catch (RejectedFileException e) {
      throw new StepFailedException(e.problem(), e);
    }
  }

  private void start(Collection<Bundle> bundles, Supplier<Duration> limit)
      throws StepFailedException, InterruptedException {
    for (Bundle bundle : bundles) {
      next.add(starts.start(bundle, limit.get()));
    }
  }

  /**
   * Does it the other way round: the new ones go, the old files are installed again and started.
   */
  void putBack() throws StepFailedException, InterruptedException {
    next.clear();
    restarting.forEach(removal::stop);
    List<Bundle> going = new ArrayList<>(newModules);
    going.addAll(newShared);
    List<Bundle> back = new ArrayList<>();
    for (TrustedCandidate shared : oldShared) {
      starts.installation().install(shared);
    }
    for (TrustedCandidate module : oldModules) {
      back.add(starts.installation().install(module));
    }
    removal.removeAll(going, staying());
    // they did start once: to hold callers too long is better than to have nothing for them
    start(back, limits::start);
    start(disabled, limits::start);
    start(restarting, limits::start);
  }

  /**
   * Installs the old modules once more, beside the new ones and only to be read.
   *
   * @return them by name; to be taken away by {@link #forget}
   */
  Map<String, Bundle> recall() throws StepFailedException {
    Map<String, Bundle> recalled = new LinkedHashMap<>();
    for (TrustedCandidate module : oldModules) {
      recalled.put(module.candidate().module(), starts.installation().installToRead(module));
    }
    return recalled;
  }

  /** Takes away what was recalled. */
  void forget(Collection<Bundle> recalled) throws InterruptedException {
    removal.removeAll(recalled, List.of());
  }

  /** Takes note of the generations that have passed the checks. */
  void passed(List<Generation> generations) {
    next.clear();
    next.addAll(generations);
  }

  /** The generations that have come. */
  List<Generation> next() {
    return next;
  }

  /** The modules that have no active version any more. */
  List<String> leaving() {
    return draft.leaving().stream().map(Target::module).toList();
  }
}
