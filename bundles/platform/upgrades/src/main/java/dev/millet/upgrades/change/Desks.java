package dev.millet.upgrades.change;

import dev.millet.api.database.Database;
import dev.millet.api.database.Dialect;
import dev.millet.api.database.Migrations;
import dev.millet.api.gateway.RequestStatistics;
import dev.millet.api.gateway.SmokeTester;
import dev.millet.api.journal.Subscriptions;
import dev.millet.api.modules.Generations;
import dev.millet.upgrades.defaults.DefaultsWatch;
import dev.millet.upgrades.leftovers.Leftovers;
import dev.millet.upgrades.overview.Troubles;
import dev.millet.upgrades.plan.Admission;
import dev.millet.upgrades.plan.Planner;
import dev.millet.upgrades.settings.WrittenSettings;
import dev.millet.upgrades.state.DesiredState;
import dev.millet.upgrades.state.Stock;
import org.osgi.framework.BundleContext;

/** Puts the parts together that make changes. */
public final class Desks {

  private Desks() {}

  public static ChangeDesk of(
      BundleContext context,
      Generations generations,
      Migrations migrations,
      Database database,
      SmokeTester smokeTester,
      RequestStatistics statistics,
      Subscriptions subscriptions,
      Troubles troubles,
      Admission admission,
      Planner planner,
      Stock stock,
      DesiredState desired,
      WrittenSettings settings,
      Leftovers leftovers,
      Limits limits,
      DefaultsWatch defaults,
      ChangeLog log) {
    boolean embedded = database.dialect() == Dialect.HSQLDB;
    Expansion expansion = new Expansion(generations, migrations, limits, embedded);
    Removal removal = new Removal(context, troubles.zombies(), leftovers);
    StandbyStart starts =
        new StandbyStart(context, admission, generations, troubles, settings, removal, defaults);
    Guard guard = new Guard(troubles.zombies());
    Checks checks =
        new Checks(
            context, generations, smokeTester, starts, troubles.zombies(), guard, limits, defaults);
    Observation observation = new Observation(statistics, subscriptions, limits);
    KeepStep keeping = new KeepStep(new Keeping(desired, stock));
    Contraction contraction = new Contraction(migrations);
    SideBySide sideBySide =
        new SideBySide(
            generations,
            expansion,
            starts,
            checks,
            new WarmUp(generations, smokeTester, guard, limits),
            observation,
            new Departure(context, generations, removal, limits),
            keeping,
            contraction,
            limits);
    InPlace inPlace =
        new InPlace(
            generations,
            new Replacements(stock, starts, removal, limits),
            expansion,
            checks,
            observation,
            keeping,
            contraction,
            limits);
    return new ChangeDesk(
        planner,
        (change, draft) -> (draft.inPlace() ? inPlace : sideBySide).make(change, draft),
        log);
  }
}
