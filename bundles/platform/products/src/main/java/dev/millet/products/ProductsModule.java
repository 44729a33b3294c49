package dev.millet.products;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Role;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Contributor;
import dev.millet.api.products.NewProduct;
import dev.millet.api.products.Product;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.JdbiException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/products}. */
@Component(service = Contributor.class)
public final class ProductsModule implements Contributor {

  private static final String PATH = "/api/v1/products";
  private static final Permission ARRANGE = Permission.toWrite("products.arrange", Role.STAFF);

  /** The class of SQLSTATE (ISO/IEC 9075-2, subclause 24.1). */
  private static final String INTEGRITY_VIOLATION = "23";

  private final Database database;
  private final StoredProducts products;

  @Activate
  public ProductsModule(@Reference Database database, @Reference StoredProducts products) {
    this.database = database;
    this.products = products;
  }

  @Override
  public List<Contribution> contributions() {
    return List.of(
        Route.get(
            PATH,
            Permission.PUBLIC,
            RouteDocument.of("Lists all products in their order").listingAll(ProductAnswer.class),
            this::list),
        Route.get(
            PATH + "/{slug}",
            Permission.PUBLIC,
            RouteDocument.of("Shows a product")
                .giving(200, ProductAnswer.class)
                .problems("not-found"),
            this::show),
        Route.post(
            PATH,
            ARRANGE,
            RouteDocument.of("Makes a product")
                .taking(NewProduct.RULES)
                .giving(201, ProductAnswer.class)
                .problems("invalid", "products.slug-taken"),
            this::make),
        Route.patch(
            PATH + "/{slug}",
            ARRANGE,
            RouteDocument.of("Edits a product")
                .taking(ProductChange.class)
                .giving(200, ProductAnswer.class)
                .problems("not-found", "invalid"),
            this::edit));
  }

  private Reply list(Request request) {
    return Reply.list(new Slice<>(products.all().stream().map(ProductAnswer::of).toList(), null));
  }

  private Reply show(Request request) {
    String slug = request.parameter("slug");
    return reply(products.find(slug).orElseThrow(() -> unknown(slug)));
  }

  private Reply make(Request request) {
    Product made = add(request.json(NewProduct.RULES));
    return reply(made).withStatus(201).withHeader("Location", place(made));
  }

  private Product add(NewProduct wanted) {
    try {
      return products.add(wanted);
    } catch (JdbiException e) {
      // Two may look at the same moment; the unique column lets one of them in.
      if (e.getCause() instanceof SQLException cause
          && String.valueOf(cause.getSQLState()).startsWith(INTEGRITY_VIOLATION)) {
        throw StoredProducts.taken(StoredProduct.of(wanted).slug()).toException();
      }
      throw e;
    }
  }

  private static String place(Product product) {
    return PATH + "/" + URLEncoder.encode(product.slug(), StandardCharsets.UTF_8);
  }

  private Reply edit(Request request) {
    String slug = request.parameter("slug");
    ProductChange change = request.json(ProductChange.class);
    return reply(
        database.write(
            handle -> {
              StoredProduct read = products.lock(handle, slug).orElseThrow(() -> unknown(slug));
              request.requireMatch(tag(read));
              return products.updated(handle, read, change.of(read));
            }));
  }

  private static ProblemException unknown(String slug) {
    return Problem.notFound("There is no product '" + slug + "'.").toException();
  }

  private static Reply reply(Product product) {
    return Reply.json(ProductAnswer.of(product)).withEntityTag(tag(product));
  }

  private static String tag(Product product) {
    return Integer.toString(product.version());
  }
}
