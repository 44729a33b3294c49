package dev.millet.upgrades.change;

import dev.millet.api.database.Dialect;
import dev.millet.platform.api.modules.Generations;
import dev.millet.upgrades.defaults.DefaultsWatch;
import dev.millet.upgrades.plan.Planner;
import dev.millet.upgrades.platform.PlatformServices;
import dev.millet.upgrades.problem.StuckThreads;
import dev.millet.upgrades.settings.WrittenSettings;
import org.osgi.framework.BundleContext;

/** Makes the service that makes changes, of all its parts. */
public final class ChangeServiceFactory {

  private final BundleContext context;
  private final PlatformServices platform;
  private final ModuleInventory inventory;
  private final WrittenSettings settings;
  private final DefaultsWatch defaults;
  private final Limits limits;

  public ChangeServiceFactory(
      BundleContext context,
      PlatformServices platform,
      ModuleInventory inventory,
      WrittenSettings settings,
      DefaultsWatch defaults,
      Limits limits) {
    this.context = context;
    this.platform = platform;
    this.inventory = inventory;
    this.settings = settings;
    this.defaults = defaults;
    this.limits = limits;
  }

  /** Makes a service that makes what this planner plans. */
  public ChangeService make(Planner planner, ChangeLog log) {
    Generations generations = platform.generations();
    StuckThreads stuck = inventory.diagnosis().stuckThreads();
    Removal removal = new Removal(context, stuck, inventory.leftovers());
    StandbyStart starts =
        new StandbyStart(
            context,
            inventory.trust(),
            generations,
            inventory.diagnosis(),
            settings,
            removal,
            defaults);
    SandboxRunner runner = new SandboxRunner(stuck);
    ChangeSteps steps = steps(starts, stuck, runner);
    SideBySideChange sideBySide =
        new SideBySideChange(
            generations,
            steps,
            starts,
            new WarmUp(generations, platform.smokeTester(), runner, limits),
            new VersionRetirement(context, generations, removal, limits),
            limits);
    InPlaceChange inPlace =
        new InPlaceChange(
            generations,
            steps,
            new Replacements(inventory.repository(), starts, removal, limits),
            limits);
    return new ChangeService(
        planner,
        (change, draft) -> (draft.inPlace() ? inPlace : sideBySide).make(change, draft),
        log);
  }

  private ChangeSteps steps(StandbyStart starts, StuckThreads stuck, SandboxRunner runner) {
    Generations generations = platform.generations();
    boolean embedded = platform.database().dialect() == Dialect.HSQLDB;
    return new ChangeSteps(
        new Expansion(generations, platform.migrations(), limits, embedded),
        new Checks(
            context, generations, platform.smokeTester(), starts, stuck, runner, limits, defaults),
        new WatchStep(platform.statistics(), platform.subscriptions(), limits),
        new DesiredStateStep(new DesiredStateWriter(inventory.desired(), inventory.repository())),
        new Contraction(platform.migrations()));
  }
}
