package dev.millet.upgrades.http;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.upgrades.overview.ModuleState;
import dev.millet.upgrades.overview.Overview;
import java.util.List;

/** {@code /api/v1/modules}: what is installed and how it is. */
public final class ModulesApi {

  /** To look at modules; to change them is a right of its own. */
  public static final Permission READ = Permission.toAdminister("upgrades.read");

  private static final String ROOT = "/api/v1/modules";

  private final Overview overview;

  /** The answer of the list. */
  public record ModuleList(List<ModuleState> items) {}

  public ModulesApi(Overview overview) {
    this.overview = overview;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(
            ROOT,
            READ,
            RouteDocument.of("The installed modules: versions, health, routes, who uses whom")
                .giving(200, ModuleList.class),
            request -> Reply.json(new ModuleList(overview.modules()))),
        Route.get(
            ROOT + "/{module}",
            READ,
            RouteDocument.of("One installed module").giving(200, ModuleState.class),
            this::one));
  }

  private Reply one(Request request) {
    String name = request.parameter("module");
    return overview
        .module(name)
        .map(Reply::json)
        .orElseThrow(() -> Problem.notFound("No module is called " + name + ".").toException());
  }
}
