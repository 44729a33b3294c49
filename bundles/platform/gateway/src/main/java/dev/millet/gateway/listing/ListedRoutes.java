package dev.millet.gateway.listing;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.platform.api.modules.Generations;
import java.util.Comparator;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lists the routes of the active modules, pages included. */
@Component(service = ListedRoutes.class)
public final class ListedRoutes {

  private static final Comparator<ListedRoute> BY_PATH =
      Comparator.comparing(ListedRoute::path).thenComparing(ListedRoute::method);

  private final Generations generations;

  @Activate
  public ListedRoutes(@Reference Generations generations) {
    this.generations = generations;
  }

  /**
   * All routes.
   *
   * @param items by path and method
   */
  public record Listing(List<ListedRoute> items) {}

  public List<Route> routes() {
    return List.of(
        Route.get(
            "/api/v1/gateway/routes",
            Permission.toAdminister("gateway.routes"),
            RouteDocument.of("The routes of the active modules, and who may use them")
                .giving(200, Listing.class),
            this::list));
  }

  private Reply list(Request request) {
    return Reply.json(
        new Listing(
            generations.table().of(Route.class).stream()
                .map(ListedRoute::of)
                .sorted(BY_PATH)
                .toList()));
  }
}
