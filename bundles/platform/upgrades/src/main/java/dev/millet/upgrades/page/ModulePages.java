package dev.millet.upgrades.page;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.modules.Contribution;
import dev.millet.api.pages.NavigationEntry;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.upgrades.http.ModulesApi;
import dev.millet.upgrades.overview.ModuleState;
import dev.millet.upgrades.overview.Overview;
import java.util.List;

/** The administrators' pages about modules. */
public final class ModulePages {

  private final Overview overview;
  private final Pages pages;

  public ModulePages(Overview overview, Pages pages) {
    this.overview = overview;
    this.pages = pages;
  }

  public List<Contribution> contributions() {
    return List.of(
        Route.get(
            "/modules", ModulesApi.READ, RouteDocument.of("The installed modules"), this::list),
        Route.get(
            "/modules/{module}",
            ModulesApi.READ,
            RouteDocument.of("One installed module"),
            this::one),
        new NavigationEntry("/modules", "navigation.modules", 900, ModulesApi.READ));
  }

  private Reply list(Request request) {
    ModuleList model = ModuleList.of(overview.modules());
    return pages.page(
        request, Page.of(pages.view(request).text("modules.title"), "modules.jte", model));
  }

  private Reply one(Request request) {
    String name = request.parameter("module");
    ModuleState module =
        overview
            .module(name)
            .orElseThrow(() -> Problem.notFound("No module is called " + name + ".").toException());
    return pages.page(request, Page.of(name, "module.jte", module));
  }
}
