package dev.millet.gateway;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Contributor;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** The gateway's own routes. */
@Component(service = Contributor.class)
public final class GatewayModule implements Contributor {

  @Override
  public List<Contribution> contributions() {
    return List.of(
        Route.get(
            "/health/live",
            Permission.PUBLIC,
            RouteDocument.of("Whether the process answers"),
            request -> Reply.text("live\n")));
  }
}
