package dev.millet.upgrades.page;

import dev.millet.api.members.Members;
import dev.millet.api.modules.Contribution;
import dev.millet.api.pages.Pages;
import java.util.ArrayList;
import java.util.List;

/** Puts the administrators' pages about modules together. */
public final class AdminPages {

  private AdminPages() {}

  public static List<Contribution> of(
      Pages pages,
      Members members,
      RunningModules running,
      ModuleSources sources,
      ChangeTools tools) {
    ChangeLookup changes = new ChangeLookup(tools.service(), tools.log());
    HistoryLines history = new HistoryLines(changes, members);
    ModulePages modules =
        new ModulePages(
            running.overview(), running.sharedBundles(), sources.repository(), history, pages);
    Meters meters = new Meters(running.generations(), running.statistics());
    ChangeModels models =
        new ChangeModels(history, running.overview(), meters, tools.limits().watch());
    List<Contribution> all = new ArrayList<>(modules.contributions());
    all.addAll(new FilePages(modules, sources).routes());
    all.addAll(new PlanPages(tools, history, sources.repository(), pages).routes());
    all.addAll(new ChangePages(changes, tools.service(), history, models, pages).routes());
    return all;
  }
}
