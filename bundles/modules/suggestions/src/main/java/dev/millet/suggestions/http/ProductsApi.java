package dev.millet.suggestions.http;

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
import dev.millet.suggestions.product.Product;
import dev.millet.suggestions.product.Products;
import dev.millet.suggestions.text.TextRule;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** {@code /api/v1/products}. */
public final class ProductsApi {

  private static final String PATH = "/api/v1/products";
  private static final Permission ARRANGE =
      Permission.toWrite("suggestions.arrange-products", Role.STAFF);

  /** The class of SQLSTATE (ISO/IEC 9075-2, subclause 24.1). */
  private static final String INTEGRITY_VIOLATION = "23";

  private final Database database;
  private final Products products;

  public ProductsApi(Database database, Products products) {
    this.database = database;
    this.products = products;
  }

  public List<Route> routes() {
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
                .taking(NewProduct.class)
                .giving(201, ProductAnswer.class)
                .problems("invalid", "suggestions.slug-taken"),
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
    List<Product> all = database.read(products::all);
    return Reply.list(new Slice<>(all.stream().map(ProductAnswer::of).toList(), null));
  }

  private Reply show(Request request) {
    return reply(database.read(handle -> find(handle, request.parameter("slug"))));
  }

  private Reply make(Request request) {
    NewProduct wanted = request.json(NewProduct.class);
    Product checked =
        checked(
            new Product(
                0,
                Objects.requireNonNullElse(wanted.slug(), ""),
                wanted.name(),
                wanted.description(),
                Objects.requireNonNullElse(wanted.place(), 0),
                0));
    boolean named = wanted.slug() != null;
    String slug = named ? wanted.slug() : Product.slugOf(checked.name());
    if (!Product.isSlug(slug)) {
      throw Problem.invalid(
              "slug", "bad-slug", "a slug has 1 to 60 lower-case letters, digits and hyphens")
          .toException();
    }
    Product made = insert(checked.withSlug(slug));
    return reply(made).withStatus(201).withHeader("Location", place(made));
  }

  private static String place(Product product) {
    return PATH + "/" + URLEncoder.encode(product.slug(), StandardCharsets.UTF_8);
  }

  private Product insert(Product wanted) {
    try {
      return database.write(
          handle -> {
            if (products.bySlug(handle, wanted.slug()).isPresent()) {
              throw taken(wanted.slug());
            }
            return products.insert(handle, wanted);
          });
    } catch (JdbiException e) {
      // Two may look at the same moment; the unique column lets one of them in.
      if (e.getCause() instanceof SQLException cause
          && String.valueOf(cause.getSQLState()).startsWith(INTEGRITY_VIOLATION)) {
        throw taken(wanted.slug());
      }
      throw e;
    }
  }

  private static ProblemException taken(String slug) {
    return Problem.of(
            409,
            "suggestions.slug-taken",
            "This slug is taken",
            "There is a product '" + slug + "' already; choose another slug.")
        .toException();
  }

  private Reply edit(Request request) {
    String slug = request.parameter("slug");
    ProductChange change = request.json(ProductChange.class);
    Product edited =
        database.write(
            handle -> {
              Product read = products.hold(handle, slug).orElseThrow(() -> unknown(slug));
              VersionTag.require(request, read.version());
              Product wanted =
                  checked(
                      new Product(
                          read.id(),
                          slug,
                          Objects.requireNonNullElse(change.name(), read.name()),
                          Objects.requireNonNullElse(change.description(), read.description()),
                          Objects.requireNonNullElse(change.place(), read.place()),
                          read.version()));
              products.update(handle, wanted);
              return find(handle, slug);
            });
    return reply(edited);
  }

  private static Product checked(Product wanted) {
    var name = TextRule.PRODUCT_NAME.check(wanted.name());
    var description = TextRule.PRODUCT_DESCRIPTION.check(wanted.description());
    List<Problem.Field> problems =
        Stream.of(name.problem(), description.problem()).filter(Objects::nonNull).toList();
    if (!problems.isEmpty()) {
      throw Problem.invalid(problems).toException();
    }
    return new Product(
        wanted.id(),
        wanted.slug(),
        name.text(),
        description.text(),
        wanted.place(),
        wanted.version());
  }

  private Product find(Handle handle, String slug) {
    return products.bySlug(handle, slug).orElseThrow(() -> unknown(slug));
  }

  private static ProblemException unknown(String slug) {
    return Problem.notFound("There is no product '" + slug + "'.").toException();
  }

  private static Reply reply(Product product) {
    return Reply.json(ProductAnswer.of(product)).withEntityTag(VersionTag.of(product.version()));
  }
}
