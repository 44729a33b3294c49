package dev.millet.gateway;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Contributor;
import dev.millet.gateway.assets.AssetRoutes;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The gateway's own routes. */
@Component(service = Contributor.class)
public final class GatewayModule implements Contributor {

  private final AssetRoutes assets;

  @Activate
  public GatewayModule(@Reference AssetRoutes assets) {
    this.assets = assets;
  }

  @Override
  public List<Contribution> contributions() {
    List<Contribution> all = new ArrayList<>(assets.routes());
    all.add(
        Route.get(
            "/health/live",
            Permission.PUBLIC,
            RouteDocument.of("Whether the process answers"),
            request -> Reply.text("live\n")));
    return all;
  }
}
