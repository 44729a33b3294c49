package dev.millet.upgrades.page;

import dev.millet.api.gateway.Traffic;
import dev.millet.api.members.Members;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Generations;
import dev.millet.api.pages.Pages;
import dev.millet.upgrades.change.ChangeDesk;
import dev.millet.upgrades.change.ChangeLog;
import dev.millet.upgrades.change.Limits;
import dev.millet.upgrades.overview.Overview;
import dev.millet.upgrades.plan.Planner;
import dev.millet.upgrades.state.Intake;
import dev.millet.upgrades.state.MavenRepositories;
import dev.millet.upgrades.state.Stock;
import java.util.ArrayList;
import java.util.List;

/** Puts the administrators' pages about modules together. */
public final class AdminPages {

  private AdminPages() {}

  /**
   * @param largest how many bytes may be sent at once
   * @param embedded whether the database is the embedded one
   */
  public static List<Contribution> of(
      Pages pages,
      Members members,
      Overview overview,
      Stock stock,
      Intake intake,
      MavenRepositories maven,
      int largest,
      Planner planner,
      ChangeDesk desk,
      ChangeLog log,
      Generations generations,
      Traffic traffic,
      boolean embedded,
      Limits limits) {
    Chronicles chronicles = new Chronicles(desk, log);
    HistoryLines history = new HistoryLines(chronicles, members);
    ModulePages modules = new ModulePages(overview, stock, history, pages);
    ChangeModels models =
        new ChangeModels(history, overview, new Meters(generations, traffic), limits.watch());
    List<Contribution> all = new ArrayList<>(modules.contributions());
    all.addAll(new FilePages(modules, intake, maven, largest).routes());
    all.addAll(new PlanPages(planner, desk, history, stock, embedded, limits, pages).routes());
    all.addAll(new ChangePages(chronicles, desk, history, models, pages).routes());
    return all;
  }
}
