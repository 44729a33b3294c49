package dev.millet.gateway.assets;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Serves the files of all bundles, to be kept for ever. */
@Component(service = AssetRoutes.class)
public final class AssetRoutes {

  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  private final AssetStore store;

  @Activate
  public AssetRoutes(@Reference AssetStore store) {
    this.store = store;
  }

  /** Folders below {@code assets/} go two deep. */
  public List<Route> routes() {
    return List.of(
        route("/assets/{module}/{file}"),
        route("/assets/{module}/{folder}/{file}"),
        route("/assets/{module}/{folder}/{below}/{file}"));
  }

  private Route route(String template) {
    return Route.get(
        template, Permission.PUBLIC, RouteDocument.of("A static file of a module"), this::serve);
  }

  private Reply serve(Request request) {
    Asset asset =
        store
            .find(request.path())
            .orElseThrow(() -> Problem.notFound("There is no such file.").toException());
    if (asset.gzipped() != null && acceptsGzip(request)) {
      return reply(asset, asset.gzipped()).withHeader("Content-Encoding", "gzip");
    }
    return reply(asset, asset.content());
  }

  private static Reply reply(Asset asset, byte[] content) {
    Reply reply = Reply.bytes(asset.contentType(), content).withHeader("Cache-Control", FOR_EVER);
    return asset.gzipped() == null ? reply : reply.withHeader("Vary", "Accept-Encoding");
  }

  private static boolean acceptsGzip(Request request) {
    String accepted = request.header("Accept-Encoding").orElse("");
    return accepted.contains("gzip") && !accepted.contains("gzip;q=0");
  }
}
