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
import java.util.List;

/** {@code /api/v1/modules}: what is installed and how it is. */
public final class ModulesApi {

  /** To look at modules; to change them is a right of its own. */
  public static final Permission READ = Permission.toAdminister("upgrades.read");

  private static final String ROOT = "/api/v1/modules";

  private final Pages pages;
  private final Overview overview;

  /** The answer of the list. */
  public record ModuleList(List<ModuleAnswer> items) {}

  public ModulesApi(Pages pages, Overview overview) {
    this.pages = pages;
    this.overview = overview;
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

  private Reply all(Request request) {
    View view = pages.view(request);
    return Reply.json(
        new ModuleList(
            overview.modules().stream().map(each -> ModuleAnswer.of(view, each)).toList()));
  }

  private Reply one(Request request) {
    String name = request.parameter("module");
    return overview
        .module(name)
        .map(state -> Reply.json(ModuleAnswer.of(pages.view(request), state)))
        .orElseThrow(() -> Problem.notFound("No module is called " + name + ".").toException());
  }
}
