package dev.millet.upgrades.http;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.View;
import dev.millet.upgrades.overview.Overview;
import dev.millet.upgrades.overview.SharedBundle;
import dev.millet.upgrades.overview.SharedBundles;
import dev.millet.upgrades.overview.SkippedBundle;
import java.io.IOException;
import java.util.List;

/** {@code /api/v1/modules}: what is installed and how it is. */
public final class ModulesApi {

  /** To look at modules; to change them is a right of its own. */
  public static final Permission READ = Permission.toAdminister("upgrades.read");

  private static final String ROOT = "/api/v1/modules";

  private final Pages pages;
  private final Overview overview;
  private final SharedBundles sharedBundles;

  /**
   * The answer of the list.
   *
   * @param shared the bundles that modules share and that were installed
   * @param skipped what was installed and the last start did without
   */
  public record ModuleList(
      List<ModuleAnswer> items, List<SharedBundle> shared, List<SkippedBundle> skipped) {}

  public ModulesApi(Pages pages, Overview overview, SharedBundles sharedBundles) {
    this.pages = pages;
    this.overview = overview;
    this.sharedBundles = sharedBundles;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(
            ROOT,
            READ,
            RouteDocument.of("The installed modules: versions, health, routes, who uses whom")
                .giving(200, ModuleList.class),
            this::all),
        Route.get(
            ROOT + "/{module}",
            READ,
            RouteDocument.of("One installed module").giving(200, ModuleAnswer.class),
            this::one));
  }

  private Reply all(Request request) throws IOException {
    View view = pages.view(request);
    return Reply.json(
        new ModuleList(
            overview.modules().stream().map(each -> ModuleAnswer.of(view, each)).toList(),
            sharedBundles.shared(),
            sharedBundles.skipped()));
  }

  private Reply one(Request request) {
    String name = request.parameter("module");
    return overview
        .module(name)
        .map(state -> Reply.json(ModuleAnswer.of(pages.view(request), state)))
        .orElseThrow(() -> Problem.notFound("No module is called " + name + ".").toException());
  }
}
