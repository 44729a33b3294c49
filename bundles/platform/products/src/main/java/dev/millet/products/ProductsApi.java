package dev.millet.products;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.images.Images;
import dev.millet.api.images.PreparedImage;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.api.products.Product;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code /api/v1/products}: the routes for programs. */
final class ProductsApi {

  /** The permission to make and edit products. */
  static final Permission ARRANGE = Permission.toWrite("products.arrange", Role.STAFF);

  /** The permission to delete products. */
  static final Permission REMOVE = Permission.toAdminister("products.remove");

  /** The greatest width and height of a logo, in pixels. */
  static final int MAX_EDGE = 512;

  private static final int FORM_OVERHEAD = 64 * 1024;
  private static final String PATH = "/api/v1/products";
  private static final String ONE = PATH + "/{slug}";
  static final String LOGO = "logo";

  private final StoredProducts products;
  private final ProductEdits edits;
  private final Images images;

  ProductsApi(StoredProducts products, ProductEdits edits, Images images) {
    this.products = products;
    this.edits = edits;
    this.images = images;
  }

  List<Route> routes() {
    return List.of(
        Route.get(
            PATH,
            Permission.PUBLIC,
            RouteDocument.of("Lists the products that the caller may see, in their order")
                .describing("Archived ones are listed for the team only.")
                .listingAll(ProductAnswer.class),
            this::list),
        Route.get(
            ONE,
            Permission.PUBLIC,
            RouteDocument.of("Shows a product")
                .giving(200, ProductAnswer.class)
                .problems("not-found"),
            this::show),
        Route.post(
            PATH,
            ARRANGE,
            RouteDocument.of("Makes a product")
                .taking(ProductRequest.RULES)
                .giving(201, ProductAnswer.class)
                .problems("invalid", "products.slug-taken"),
            this::make),
        Route.patch(
            ONE,
            ARRANGE,
            RouteDocument.of("Edits a product, archives or restores it")
                .taking(ProductChange.class)
                .giving(200, ProductAnswer.class)
                .problems("not-found", "invalid"),
            this::edit),
        Route.put(
                ONE + "/logo",
                ARRANGE,
                RouteDocument.of("Sets the logo of a product")
                    .describing("Send the entity tag as If-Match.")
                    .taking(LogoRequest.rules(images))
                    .giving(200, ProductAnswer.class)
                    .problems("not-found", "invalid"),
                this::setLogo)
            .withMaxBody(maxBody(images)),
        Route.delete(
            ONE + "/logo",
            ARRANGE,
            RouteDocument.of("Removes the logo of a product")
                .describing("Send the entity tag as If-Match.")
                .giving(200, ProductAnswer.class)
                .problems("not-found"),
            request -> logo(request, null)),
        Route.delete(
            ONE,
            REMOVE,
            RouteDocument.of("Deletes a product that nothing is about")
                .describing("Send the entity tag as If-Match. This cannot be undone.")
                .giving(204, null)
                .problems("not-found", "products.in-use", "products.unknown-use"),
            this::remove));
  }

  static int maxBody(Images images) {
    return images.maxBytes() + FORM_OVERHEAD;
  }

  private Reply list(Request request) {
    boolean team = Access.isTeam(request.identity());
    return Reply.list(
        Slice.of(
            products.visible(request.identity()).stream()
                .filter(each -> team || !each.archived())
                .map(each -> ProductAnswer.of(each, request.identity()))
                .toList()));
  }

  private Reply show(Request request) {
    String slug = request.parameter("slug");
    return reply(
        request,
        products.visible(request.identity()).stream()
            .filter(each -> each.slug().equals(slug))
            .findFirst()
            .orElseThrow(() -> ProductEdits.unknown(slug)));
  }

  private Reply make(Request request) {
    Product made = edits.make(request.json(ProductRequest.RULES), by(request));
    return reply(request, made)
        .withStatus(201)
        .withHeader(
            "Location", PATH + "/" + URLEncoder.encode(made.slug(), StandardCharsets.UTF_8));
  }

  private Reply edit(Request request) {
    ProductChange change = request.json(ProductChange.class);
    return reply(
        request,
        edits.edit(
            request.parameter("slug"),
            by(request),
            read -> request.requireMatch(tag(read)),
            read -> {
              StoredProduct next = edits.typed(read, change.of(read));
              return change.archived() == null ? next : next.archived(change.archived());
            }));
  }

  private Reply setLogo(Request request) {
    LogoRequest typed = request.form(LogoRequest.rules(images)).require();
    return logo(request, images.prepare(LOGO, typed.logo(), MAX_EDGE));
  }

  private Reply logo(Request request, PreparedImage image) {
    return reply(
        request,
        edits.logo(
            request.parameter("slug"),
            by(request),
            read -> request.requireMatch(tag(read)),
            image));
  }

  private Reply remove(Request request) {
    edits.remove(request.parameter("slug"), by(request), read -> request.requireMatch(tag(read)));
    return Reply.noContent();
  }

  private static Member by(Request request) {
    return request.identity().signedIn().orElse(null);
  }

  private static Reply reply(Request request, Product product) {
    return Reply.json(ProductAnswer.of(product, request.identity())).withEntityTag(tag(product));
  }

  private static String tag(Product product) {
    return Integer.toString(product.version());
  }
}
