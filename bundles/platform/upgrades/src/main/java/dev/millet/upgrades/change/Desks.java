package dev.millet.upgrades.change;

import dev.millet.api.database.Database;
import dev.millet.api.database.Migrations;
import dev.millet.api.gateway.Rehearsal;
import dev.millet.api.gateway.Traffic;
import dev.millet.api.modules.Generations;
import dev.millet.upgrades.overview.Troubles;
import dev.millet.upgrades.plan.Planner;
import dev.millet.upgrades.state.DesiredState;
import org.osgi.framework.BundleContext;

/** Puts the parts together that make changes. */
public final class Desks {

  private Desks() {}

  public static ChangeDesk of(
      BundleContext context,
      Generations generations,
      Migrations migrations,
      Database database,
      Rehearsal rehearsal,
      Traffic traffic,
      Troubles troubles,
      Planner planner,
      DesiredState desired,
      Limits limits) {
    return new ChangeDesk(
        planner,
        new SideBySide(
            generations,
            migrations,
            new StandbyStart(context, generations, troubles),
            new Checks(context, generations, rehearsal),
            traffic,
            new Removal(context),
            desired,
            limits),
        new ChangeLog(database));
  }
}
