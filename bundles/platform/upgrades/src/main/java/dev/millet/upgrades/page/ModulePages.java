package dev.millet.upgrades.page;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.modules.Contribution;
import dev.millet.api.pages.Fragment;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.Menu;
import dev.millet.api.pages.NavigationEntry;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.Slots;
import dev.millet.upgrades.http.ModulesApi;
import dev.millet.upgrades.overview.ModuleState;
import dev.millet.upgrades.overview.Overview;
import dev.millet.upgrades.overview.SharedBundles;
import dev.millet.upgrades.state.ModuleRepository;
import java.io.IOException;
import java.util.List;

/** {@code /modules, /modules/{module}}: what is installed, and what can be done with it. */
final class ModulePages {

  static final String STYLE = "upgrades.css";

  private static final int ATTENTION = 100;
  private static final int LATEST = 3;

  private final Overview overview;
  private final SharedBundles sharedBundles;
  private final ModuleRepository repository;
  private final HistoryLines history;
  private final Pages pages;

  ModulePages(
      Overview overview,
      SharedBundles sharedBundles,
      ModuleRepository repository,
      HistoryLines history,
      Pages pages) {
    this.overview = overview;
    this.sharedBundles = sharedBundles;
    this.repository = repository;
    this.history = history;
    this.pages = pages;
  }

  List<Contribution> contributions() {
    return List.of(
        Route.get(
            "/modules",
            ModulesApi.READ,
            RouteDocument.of("The installed modules"),
            request -> list(request, FormState.BLANK, 200)),
        Route.get(
            "/modules/{module}",
            ModulesApi.READ,
            RouteDocument.of("One installed module"),
            this::one),
        new NavigationEntry(
            Menu.ADMINISTRATION, "/modules", "navigation.modules", 200, ModulesApi.READ),
        Fragment.section(Slots.ATTENTION, ATTENTION, ModulesApi.READ, this::attention));
  }

  /** The list, with the form as it was sent. */
  Reply list(Request request, FormState uploads, int status) throws IOException {
    List<ModuleState> all = overview.modules();
    ModuleList model =
        ModuleList.of(
            all,
            sharedBundles.shared(),
            sharedBundles.skipped(),
            AvailableVersions.of(repository, all),
            history.running(),
            history.newest(ListRequest.first(LATEST)).items(),
            uploads);
    return pages.page(
        request,
        Page.of(pages.view(request).text("modules.title"), "modules.jte", model)
            .in(Menu.ADMINISTRATION)
            .withStatus(status)
            .withStyles(STYLE));
  }

  private Html attention(Request request) {
    List<String> unwell =
        overview.modules().stream()
            .filter(each -> each.status().needsAttention())
            .map(ModuleState::module)
            .toList();
    return unwell.isEmpty()
        ? Html.EMPTY
        : pages.fragment(request, "attention.jte", new UnwellModules(unwell));
  }

  private Reply one(Request request) throws IOException {
    String name = request.parameter("module");
    ModuleState module =
        overview
            .module(name)
            .orElseThrow(() -> Problem.notFound("No module is called " + name + ".").toException());
    ModuleRow model =
        new ModuleRow(
            module, Choices.of(module, AvailableVersions.of(repository, List.of(module))));
    return pages.page(
        request, Page.of(name, "module.jte", model).in(Menu.ADMINISTRATION).withStyles(STYLE));
  }
}
