package dev.millet.suggestions.statuses;

import dev.millet.api.forms.Input;
import dev.millet.api.gateway.FormVersion;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.modules.Contribution;
import dev.millet.api.pages.Menu;
import dev.millet.api.pages.NavigationEntry;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.products.Product;
import dev.millet.api.products.Products;
import dev.millet.suggestions.page.StatusLook;
import dev.millet.suggestions.suggestion.CustomStatus;
import dev.millet.suggestions.suggestion.CustomStatuses;
import java.util.List;
import java.util.Map;

/** {@code /admin/suggestions/statuses}: the team adds statuses to products. */
public final class StatusManager {

  private static final String ALL = "/admin/suggestions/statuses";
  private static final String NEW = ALL + "/new";
  private static final String ONE = ALL + "/{id}";
  private static final int ORDER = 620;

  private final Products products;
  private final CustomStatuses statuses;
  private final StatusEdits edits;
  private final Pages pages;

  /** The statuses of a product. */
  public record ProductRow(Product product, List<Row> statuses) {}

  /**
   * A status.
   *
   * @param first whether it is the first with its meaning
   */
  public record Row(CustomStatus status, StatusLook look, boolean first) {}

  /** The statuses of all products. */
  public record ListModel(List<ProductRow> products) {}

  /**
   * The form of a status.
   *
   * @param status null for a new one
   * @param products the names to choose from, by slug
   * @param successors those that can take its place
   */
  public record FormModel(
      CustomStatus status,
      Map<String, String> products,
      List<StatusLook> successors,
      Input<StatusRequest> input) {}

  StatusManager(Products products, CustomStatuses statuses, StatusEdits edits, Pages pages) {
    this.products = products;
    this.statuses = statuses;
    this.edits = edits;
    this.pages = pages;
  }

  List<Contribution> contributions() {
    return List.of(
        new NavigationEntry(Menu.ADMINISTRATION, ALL, "statuses.title", ORDER, StatusesApi.ARRANGE),
        Route.get(ALL, StatusesApi.ARRANGE, "The statuses of all products", this::list),
        Route.get(NEW, StatusesApi.ARRANGE, "The form to add a status", this::showNew),
        Route.post(NEW, StatusesApi.ARRANGE, "Adds a status to a product", this::add),
        Route.get(ONE, StatusesApi.ARRANGE, "The form to edit a status", this::show),
        Route.post(ONE, StatusesApi.ARRANGE, "Edits a status of a product", this::edit),
        Route.post(ONE + "/up", StatusesApi.ARRANGE, "Moves a status up", this::moveUp),
        Route.post(
            ONE + "/delete", StatusesApi.ARRANGE, "Deletes a status of a product", this::delete));
  }

  private Reply list(Request request) {
    List<ProductRow> rows =
        products.all().stream()
            .filter(each -> !each.archived() || !statuses.catalog().of(each.id()).isEmpty())
            .map(each -> new ProductRow(each, rows(each)))
            .toList();
    String title = pages.view(request).text("statuses.title");
    return pages.page(
        request, Page.of(title, "statuses.jte", new ListModel(rows)).in(Menu.ADMINISTRATION));
  }

  private List<Row> rows(Product product) {
    return statuses.catalog().of(product.id()).stream()
        .map(
            each -> {
              CustomStatus first = statuses.catalog().of(product.id(), each.status()).get(0);
              return new Row(each, StatusLook.of(each), each.equals(first));
            })
        .toList();
  }

  private Reply showNew(Request request) {
    Input<StatusRequest> blank =
        StatusRequest.RULES
            .focusing("nameEn")
            .blank()
            .with("product", request.query("product").orElse(""))
            .with("meaning", "planned")
            .with("color", "blue");
    return form(request, null, blank, 200);
  }

  private Reply add(Request request) {
    Input<StatusRequest> input = request.form(StatusRequest.RULES);
    if (input.hasErrors()) {
      return form(request, null, input, 422);
    }
    try {
      edits.add(input.value(), request.identity().member());
    } catch (ProblemException refused) {
      return form(request, null, shown(input, refused.problem()), refused.problem().status());
    }
    return pages.withNotice(Reply.seeOther(ALL), "statuses.added");
  }

  private Reply show(Request request) {
    CustomStatus status = require(request);
    String product = products.find(status.productId()).map(Product::slug).orElse("");
    return form(
        request, status, StatusRequest.RULES.filled(StatusRequest.of(status, product)), 200);
  }

  private Reply edit(Request request) {
    CustomStatus status = require(request);
    Input<StatusRequest> input = request.form(StatusRequest.RULES);
    if (input.hasErrors()) {
      return form(request, status, input, 422);
    }
    FormVersion version = FormVersion.of(request);
    try {
      edits.edit(
          status.id(),
          input.value(),
          read -> version.require(read.version()),
          request.identity().member());
    } catch (ProblemException refused) {
      return form(request, status, shown(input, refused.problem()), refused.problem().status());
    }
    return pages.withNotice(Reply.seeOther(ALL), "statuses.saved");
  }

  private static Input<StatusRequest> shown(Input<StatusRequest> input, Problem problem) {
    return problem.code().equals("suggestions.status-taken")
        ? input.refused("slug", "taken", problem.detail())
        : input.refused(problem);
  }

  private Reply moveUp(Request request) {
    edits.moveUp(request.id("id"), request.identity().member());
    return pages.withNotice(Reply.seeOther(ALL), "statuses.saved");
  }

  private Reply delete(Request request) {
    edits.delete(
        request.id("id"),
        request.form().value("successor"),
        read -> {},
        request.identity().member());
    return pages.withNotice(Reply.seeOther(ALL), "statuses.deleted");
  }

  private CustomStatus require(Request request) {
    long id = request.id("id");
    return statuses
        .catalog()
        .find(id)
        .filter(CustomStatus::isLive)
        .orElseThrow(
            () -> Problem.notFound("There is no status " + id + " of a product.").toException());
  }

  private Reply form(Request request, CustomStatus status, Input<StatusRequest> input, int code) {
    List<StatusLook> successors =
        status == null
            ? List.of()
            : statuses.catalog().of(status.productId(), status.status()).stream()
                .filter(each -> each.id() != status.id())
                .map(StatusLook::of)
                .toList();
    String title =
        status == null
            ? pages.view(request).text("statuses.add")
            : status.name().in(pages.view(request).locale());
    var model = new FormModel(status, products.choices(), successors, input);
    return pages.page(
        request, Page.of(title, "status-form.jte", model).in(Menu.ADMINISTRATION).withStatus(code));
  }
}
