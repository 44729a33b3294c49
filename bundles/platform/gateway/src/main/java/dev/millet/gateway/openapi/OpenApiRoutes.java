package dev.millet.gateway.openapi;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.json.Json;
import dev.millet.platform.api.modules.Generations;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Describes the API to programs. */
@Component(service = OpenApiRoutes.class)
public final class OpenApiRoutes {

  private final Generations generations;
  private final Json json;
  private final String version;

  @Activate
  public OpenApiRoutes(
      BundleContext context, @Reference Generations generations, @Reference Json json) {
    this(generations, json, context.getProperty("millet.version"));
  }

  OpenApiRoutes(Generations generations, Json json, String version) {
    this.generations = generations;
    this.json = json;
    this.version = version == null ? "0" : version;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(
            "/api/openapi.json",
            Permission.PUBLIC,
            RouteDocument.of("This document"),
            this::document));
  }

  private Reply document(Request request) {
    OpenApiDocument document = OpenApiDocument.of(generations.table(), json, version);
    return Reply.bytes(Reply.JSON, document.content());
  }
}
