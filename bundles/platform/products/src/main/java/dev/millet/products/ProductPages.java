package dev.millet.products;

import dev.millet.api.forms.Input;
import dev.millet.api.gateway.FormVersion;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.images.Images;
import dev.millet.api.images.PreparedImage;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import dev.millet.api.members.Role;
import dev.millet.api.modules.Contribution;
import dev.millet.api.pages.Menu;
import dev.millet.api.pages.NavigationEntry;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.SetupStep;
import dev.millet.api.products.Product;
import java.util.List;
import java.util.function.UnaryOperator;

/** {@code /admin/products}: the products for those who arrange them. */
final class ProductPages {

  private static final int ORDER = 150;
  private static final int UNPROCESSABLE = 422;
  private static final String NEW = ProductPath.ALL + "/new";
  private static final String ONE = ProductPath.ALL + "/{slug}";

  private final StoredProducts products;
  private final ProductEdits edits;
  private final Members members;
  private final Images images;
  private final Pages pages;

  ProductPages(
      StoredProducts products, ProductEdits edits, Members members, Images images, Pages pages) {
    this.products = products;
    this.edits = edits;
    this.members = members;
    this.images = images;
    this.pages = pages;
  }

  List<Contribution> contributions() {
    return List.of(
        new NavigationEntry(
            Menu.ADMINISTRATION, ProductPath.ALL, "products.title", ORDER, ProductsApi.ARRANGE),
        SetupStep.of("products.first", 200, NEW, request -> !products.all().isEmpty()),
        Route.get(ProductPath.ALL, ProductsApi.ARRANGE, "All products", this::list),
        Route.get(NEW, ProductsApi.ARRANGE, "The form to create a product", this::showNew),
        Route.post(NEW, ProductsApi.ARRANGE, "Creates a product", this::make),
        Route.get(ONE, ProductsApi.ARRANGE, "The form to edit a product", this::showEdit),
        Route.post(ONE, ProductsApi.ARRANGE, "Edits a product", this::edit),
        Route.post(
            ONE + "/up", ProductsApi.ARRANGE, "Moves a product up", request -> move(request, -1)),
        Route.post(
            ONE + "/down",
            ProductsApi.ARRANGE,
            "Moves a product down",
            request -> move(request, 1)),
        Route.post(
            ONE + "/archive",
            ProductsApi.ARRANGE,
            "Archives a product",
            request -> archive(request, true)),
        Route.post(
            ONE + "/restore",
            ProductsApi.ARRANGE,
            "Restores an archived product",
            request -> archive(request, false)),
        Route.post(ONE + "/logo", ProductsApi.ARRANGE, "Sets the logo", this::setLogo)
            .withMaxBody(ProductsApi.maxBody(images)),
        Route.post(ONE + "/logo/remove", ProductsApi.ARRANGE, "Removes the logo", this::removeLogo),
        Route.post(ONE + "/remove", ProductsApi.REMOVE, "Deletes a product", this::remove));
  }

  private Reply list(Request request) {
    return pages.page(
        request,
        Page.of(
                pages.view(request).text("products.title"),
                "products.jte",
                new ProductsModel(products.all()))
            .in(Menu.ADMINISTRATION)
            .withStyles(ProductPath.STYLES));
  }

  private Reply showNew(Request request) {
    Input<ProductRequest> blank =
        ProductRequest.RULES.focusing("name").blank().with("audience", ProductRequest.EVERYBODY);
    return page(request, null, blank, 200);
  }

  private Reply make(Request request) {
    Input<ProductRequest> input = request.form(ProductRequest.RULES);
    if (input.hasErrors()) {
      return page(request, null, input, UNPROCESSABLE);
    }
    try {
      edits.make(input.value(), by(request));
    } catch (ProblemException refused) {
      return page(request, null, shown(input, refused), refused.problem().status());
    }
    return pages.withNotice(Reply.seeOther(ProductPath.ALL), "products.made");
  }

  private Reply showEdit(Request request) {
    Product product = require(request);
    return page(request, product, ProductRequest.RULES.filled(ProductRequest.of(product)), 200);
  }

  private Reply edit(Request request) {
    Product product = require(request);
    Input<ProductRequest> input = request.form(ProductRequest.RULES);
    if (input.hasErrors()) {
      return page(request, product, input, UNPROCESSABLE);
    }
    FormVersion version = FormVersion.of(request);
    try {
      edits.edit(
          product.slug(),
          by(request),
          read -> version.require(read.version()),
          read -> edits.typed(read, input.value()));
    } catch (ProblemException refused) {
      return page(request, require(request), shown(input, refused), refused.problem().status());
    }
    return pages.withNotice(Reply.seeOther(ProductPath.ALL), "products.saved");
  }

  /** Returns the form with what was refused; a slug that is taken is an error of its field. */
  private static Input<ProductRequest> shown(
      Input<ProductRequest> input, ProblemException refused) {
    Problem problem = refused.problem();
    return problem.code().equals("products.slug-taken")
        ? input.refused("slug", "taken", problem.detail())
        : input.refused(problem);
  }

  private Reply move(Request request, int steps) {
    edits.move(request.parameter("slug"), steps, by(request));
    return pages.withNotice(Reply.seeOther(ProductPath.ALL), "products.moved");
  }

  private Reply archive(Request request, boolean archived) {
    change(request, read -> read.archived(archived));
    return pages.withNotice(
        Reply.seeOther(ProductPath.ALL), archived ? "products.archived" : "products.restored");
  }

  private void change(Request request, UnaryOperator<StoredProduct> change) {
    edits.edit(request.parameter("slug"), by(request), read -> {}, change);
  }

  private Reply setLogo(Request request) {
    Product product = require(request);
    Input<LogoRequest> input = request.form(LogoRequest.rules(images));
    if (input.hasErrors()) {
      return logoRefused(request, product, input);
    }
    PreparedImage image;
    try {
      image = images.prepare(ProductsApi.LOGO, input.value().logo(), ProductsApi.MAX_EDGE);
    } catch (ProblemException refused) {
      return logoRefused(request, product, input.refused(refused.problem()));
    }
    edits.logo(product.slug(), by(request), read -> {}, image);
    return pages.withNotice(Reply.seeOther(ProductPath.of(product.slug())), "products.logo.saved");
  }

  private Reply logoRefused(Request request, Product product, Input<LogoRequest> logo) {
    return page(
        request,
        product,
        ProductRequest.RULES.filled(ProductRequest.of(product)),
        logo,
        UNPROCESSABLE);
  }

  private Reply removeLogo(Request request) {
    Product product = require(request);
    edits.logo(product.slug(), by(request), read -> {}, null);
    return pages.withNotice(
        Reply.seeOther(ProductPath.of(product.slug())), "products.logo.removed");
  }

  private Reply remove(Request request) {
    Product product = require(request);
    try {
      edits.remove(product.slug(), by(request), read -> {});
    } catch (ProblemException refused) {
      if (refused.problem().status() != 409) {
        throw refused;
      }
      Input<ProductRequest> input =
          ProductRequest.RULES.filled(ProductRequest.of(product)).refused(refused.problem());
      return page(request, product, input, 409);
    }
    return pages.withNotice(Reply.seeOther(ProductPath.ALL), "products.removed");
  }

  private Product require(Request request) {
    String slug = request.parameter("slug");
    return products.find(slug).orElseThrow(() -> ProductEdits.unknown(slug));
  }

  private static Member by(Request request) {
    return request.identity().signedIn().orElse(null);
  }

  private Reply page(Request request, Product product, Input<ProductRequest> input, int status) {
    return page(request, product, input, LogoRequest.rules(images).blank(), status);
  }

  private Reply page(
      Request request,
      Product product,
      Input<ProductRequest> input,
      Input<LogoRequest> logo,
      int status) {
    var model =
        new ProductModel(
            product, input, members.groupNames(), logo, request.identity().is(Role.ADMIN));
    String title = product == null ? pages.view(request).text("products.new") : product.name();
    return pages.page(
        request,
        Page.of(title, "product.jte", model)
            .in(Menu.ADMINISTRATION)
            .withStatus(status)
            .withStyles(ProductPath.STYLES));
  }
}
