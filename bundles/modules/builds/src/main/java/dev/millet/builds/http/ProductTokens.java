package dev.millet.builds.http;

import dev.millet.api.commands.CommandRequest;
import dev.millet.api.database.Database;
import dev.millet.api.files.NewUpload;
import dev.millet.api.files.UploadPurpose;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.TokenScope;
import dev.millet.api.gateway.TokenScope.TargetOf;
import dev.millet.api.modules.Contribution;
import dev.millet.api.products.Product;
import dev.millet.api.products.Products;
import dev.millet.builds.build.BuildCatalog;
import dev.millet.builds.build.Builds;
import dev.millet.builds.build.NewBuild;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tokens that publish the builds of one product. What they open stands here, and nothing else is
 * open to them: no approval, nothing that stops or takes back a build, no list.
 */
public final class ProductTokens {

  private static final List<String> OF_BUILD =
      List.of(
          "GET /api/v1/builds/{}",
          "PATCH /api/v1/builds/{}",
          "DELETE /api/v1/builds/{}",
          "PUT /api/v1/builds/{}/notes/{}",
          "POST /api/v1/builds/{}/entries",
          "PUT /api/v1/builds/{}/entries/{}",
          "DELETE /api/v1/builds/{}/entries/{}",
          "POST /api/v1/builds/{}/entries/{}/move",
          "GET /api/v1/builds/{}/files/{}",
          "DELETE /api/v1/builds/{}/files/{}",
          "POST /api/v1/builds/{}/promote",
          "POST /api/v1/builds/{}/schedule",
          "POST /api/v1/builds/{}/unschedule",
          "POST /api/v1/builds/{}/release");

  private final Database database;
  private final Builds builds;
  private final Products products;
  private final TokenScope scope;
  private final Map<String, TargetOf> open = new HashMap<>();

  /** Makes the scope, and opens what it allows. */
  public ProductTokens(Database database, Builds builds, Products products) {
    this.database = database;
    this.builds = builds;
    this.products = products;
    this.scope =
        TokenScope.of(
            "builds.publish",
            BuildsApi.PUBLISH,
            () ->
                products.all().stream()
                    .filter(product -> !product.archived())
                    .map(product -> new TokenScope.Target(product.slug(), product.name()))
                    .toList());
    OF_BUILD.forEach(route -> open.put(route, request -> product(request.id("id"))));
    open.put("GET /api/v1/builds/version/{}/{}/{}", request -> request.parameter("product"));
    open.put("POST /api/v1/builds", request -> request.json(NewBuild.RULES).product());
    open.put("POST /api/v1/builds/commands/publish", ProductTokens::ordered);
  }

  /** Returns the scope. */
  public TokenScope scope() {
    return scope;
  }

  /** Returns a contribution as it is for such tokens, too. */
  public Contribution opened(Contribution contribution) {
    if (contribution instanceof Route route && open.containsKey(route.identity())) {
      return route.openTo(scope, open.get(route.identity()));
    }
    if (contribution instanceof UploadPurpose purpose) {
      return purpose.openTo(scope, this::uploaded);
    }
    return contribution;
  }

  private static String ordered(Request request) {
    return request.json(CommandRequest.class).text("product").orElse("");
  }

  private String uploaded(NewUpload upload) {
    return product(
        BuildCatalog.numbers(List.of(upload.target())).stream()
            .findFirst()
            .orElseThrow(() -> Builds.unknown(upload.target())));
  }

  private String product(long build) {
    long id =
        database
            .read(handle -> builds.find(handle, build))
            .orElseThrow(() -> Builds.unknown(build))
            .place()
            .product();
    return products.find(id).map(Product::slug).orElseThrow(() -> Builds.unknown(build));
  }
}
