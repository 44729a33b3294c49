package dev.millet.suggestions.arranging;

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
import dev.millet.suggestions.field.ProductField;
import dev.millet.suggestions.field.ProductFields;
import dev.millet.suggestions.services.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code /admin/suggestions/fields}: the team adds fields to products. */
public final class FieldManager {

  private static final String ALL = "/admin/suggestions/fields";
  private static final String NEW = ALL + "/new";
  private static final String ONE = ALL + "/{id}";
  private static final int ORDER = 622;

  private final Products products;
  private final ProductFields fields;
  private final FieldEdits edits;
  private final Pages pages;

  /** The fields of a product, the archived ones last. */
  public record ProductRow(Product product, List<ProductField> fields) {}

  /** The fields of all products. */
  public record ListModel(List<ProductRow> products) {}

  /**
   * The form of a field.
   *
   * @param field null for a new one
   * @param products the names to choose from, by slug
   */
  public record FormModel(
      ProductField field, Map<String, String> products, Input<FieldRequest> input) {

    /** Returns the options as they were typed, one a line. */
    public String options() {
      return input.typed("options").replace("\r\n", "\n").replaceAll("[,，、] *", "\n");
    }

    /** Returns the message key of what is wrong with the options; null where nothing is. */
    public String optionsError() {
      return input
          .error("options")
          .map(error -> "fieldRequest.options." + error.code())
          .orElse(null);
    }
  }

  private FieldManager(Products products, ProductFields fields, FieldEdits edits, Pages pages) {
    this.products = products;
    this.fields = fields;
    this.edits = edits;
    this.pages = pages;
  }

  /** Returns the routes of the pages and of the API, and the entry of the administration. */
  public static List<Contribution> contributions(Platform platform, Pages pages) {
    var fields = new ProductFields(platform.database());
    var edits = new FieldEdits(platform, fields);
    List<Contribution> all =
        new ArrayList<>(new FieldsApi(platform.products(), fields, edits).routes());
    all.addAll(new FieldManager(platform.products(), fields, edits, pages).pages());
    return all;
  }

  private List<Contribution> pages() {
    return List.of(
        new NavigationEntry(Menu.ADMINISTRATION, ALL, "fields.title", ORDER, FieldsApi.ARRANGE),
        Route.get(ALL, FieldsApi.ARRANGE, "The fields of all products", this::list),
        Route.get(NEW, FieldsApi.ARRANGE, "The form to add a field", this::showNew),
        Route.post(NEW, FieldsApi.ARRANGE, "Adds a field to a product", this::add),
        Route.get(ONE, FieldsApi.ARRANGE, "The form to edit a field", this::show),
        Route.post(ONE, FieldsApi.ARRANGE, "Edits a field of a product", this::edit),
        Route.post(ONE + "/up", FieldsApi.ARRANGE, "Moves a field up", this::moveUp),
        Route.post(
            ONE + "/restore",
            FieldsApi.ARRANGE,
            "Has an archived field filled in again",
            this::restore),
        Route.post(
            ONE + "/delete", FieldsApi.ARRANGE, "Deletes or archives a field", this::delete));
  }

  private Reply list(Request request) {
    List<ProductRow> rows =
        products.all().stream()
            .filter(each -> !each.archived() || !fields.catalog().all(each.id()).isEmpty())
            .map(each -> new ProductRow(each, fields.catalog().all(each.id())))
            .toList();
    String title = pages.view(request).text("fields.title");
    return pages.page(
        request, Page.of(title, "product-fields.jte", new ListModel(rows)).in(Menu.ADMINISTRATION));
  }

  private Reply showNew(Request request) {
    Input<FieldRequest> blank =
        FieldRequest.RULES
            .focusing("nameEn")
            .blank()
            .with("product", request.query("product").orElse(""))
            .with("kind", ProductField.TEXT);
    return form(request, null, blank, 200);
  }

  private Reply add(Request request) {
    Input<FieldRequest> input = request.form(FieldRequest.RULES);
    if (input.hasErrors()) {
      return form(request, null, input, 422);
    }
    try {
      edits.add(input.value(), request.identity().member());
    } catch (ProblemException refused) {
      return form(request, null, shown(input, refused.problem()), refused.problem().status());
    }
    return pages.withNotice(Reply.seeOther(ALL), "fields.added");
  }

  private Reply show(Request request) {
    ProductField field = require(request);
    String product = products.find(field.productId()).map(Product::slug).orElse("");
    return form(request, field, FieldRequest.RULES.filled(FieldRequest.of(field, product)), 200);
  }

  private Reply edit(Request request) {
    ProductField field = require(request);
    Input<FieldRequest> input = request.form(FieldRequest.RULES);
    if (input.hasErrors()) {
      return form(request, field, input, 422);
    }
    FormVersion version = FormVersion.of(request);
    try {
      edits.edit(
          field.id(),
          input.value(),
          read -> version.require(read.version()),
          request.identity().member());
    } catch (ProblemException refused) {
      return form(request, field, shown(input, refused.problem()), refused.problem().status());
    }
    return pages.withNotice(Reply.seeOther(ALL), "fields.saved");
  }

  private static Input<FieldRequest> shown(Input<FieldRequest> input, Problem problem) {
    return problem.code().equals("suggestions.field-taken")
        ? input.refused("slug", "taken", problem.detail())
        : input.refused(problem);
  }

  private Reply moveUp(Request request) {
    edits.moveUp(request.id("id"), request.identity().member());
    return pages.withNotice(Reply.seeOther(ALL), "fields.saved");
  }

  private Reply restore(Request request) {
    edits.restore(request.id("id"), read -> {}, request.identity().member());
    return pages.withNotice(Reply.seeOther(ALL), "fields.saved");
  }

  private Reply delete(Request request) {
    edits.delete(request.id("id"), read -> {}, request.identity().member());
    return pages.withNotice(Reply.seeOther(ALL), "fields.deleted");
  }

  private ProductField require(Request request) {
    long id = request.id("id");
    return fields.catalog().find(id).orElseThrow(() -> FieldEdits.unknown(id));
  }

  private Reply form(Request request, ProductField field, Input<FieldRequest> input, int code) {
    String title =
        field == null
            ? pages.view(request).text("fields.add")
            : field.name().in(pages.view(request).locale());
    return pages.page(
        request,
        Page.of(title, "product-field-form.jte", new FormModel(field, products.choices(), input))
            .in(Menu.ADMINISTRATION)
            .withStatus(code));
  }
}
