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
      Pages pages, Members members, Sight sight, Sources sources, Workshop workshop) {
    Chronicles chronicles = new Chronicles(workshop.desk(), workshop.log());
    HistoryLines history = new HistoryLines(chronicles, members);
    ModulePages modules =
        new ModulePages(sight.overview(), sight.putIn(), sources.stock(), history, pages);
    Meters meters = new Meters(sight.generations(), sight.statistics());
    ChangeModels models =
        new ChangeModels(history, sight.overview(), meters, workshop.limits().watch());
    List<Contribution> all = new ArrayList<>(modules.contributions());
    all.addAll(new FilePages(modules, sources).routes());
    all.addAll(new PlanPages(workshop, history, sources.stock(), pages).routes());
    all.addAll(new ChangePages(chronicles, workshop.desk(), history, models, pages).routes());
    return all;
  }
}
