package dev.millet.gateway;

import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Contributor;
import dev.millet.gateway.assets.AssetRoutes;
import dev.millet.gateway.commands.CommandRoutes;
import dev.millet.gateway.exchange.OptionalReferences;
import dev.millet.gateway.health.HealthRoutes;
import dev.millet.gateway.idempotency.KeptReplies;
import dev.millet.gateway.listing.ListedRoutes;
import dev.millet.gateway.openapi.OpenApiRoutes;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The gateway's own routes, and what it forgets. */
@Component(service = Contributor.class)
public final class GatewayModule implements Contributor {

  private final AssetRoutes assets;
  private final HealthRoutes health;
  private final OpenApiRoutes openApi;
  private final CommandRoutes commands;
  private final ListedRoutes listed;
  private final Gateway gateway;
  private final OptionalReferences optional;

  @Activate
  public GatewayModule(
      @Reference AssetRoutes assets,
      @Reference HealthRoutes health,
      @Reference OpenApiRoutes openApi,
      @Reference CommandRoutes commands,
      @Reference ListedRoutes listed,
      @Reference Gateway gateway,
      @Reference OptionalReferences optional) {
    this.listed = listed;
    this.optional = optional;
    this.openApi = openApi;
    this.commands = commands;
    this.gateway = gateway;
    this.assets = assets;
    this.health = health;
  }

  @Override
  public List<Contribution> contributions() {
    List<Contribution> all = new ArrayList<>(assets.routes());
    all.addAll(health.routes());
    all.addAll(openApi.routes());
    all.addAll(commands.routes());
    all.addAll(listed.routes());
    all.addAll(gateway.metrics().routes());
    all.add(new KeptReplies(optional::database).memberData());
    return all;
  }
}
