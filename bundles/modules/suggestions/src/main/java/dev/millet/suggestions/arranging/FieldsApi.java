package dev.millet.suggestions.arranging;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.gateway.VersionTag;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Role;
import dev.millet.api.products.Product;
import dev.millet.api.products.Products;
import dev.millet.suggestions.field.ProductField;
import dev.millet.suggestions.field.ProductFields;
import dev.millet.suggestions.services.NamedProducts;
import java.util.List;

/** {@code /api/v1/suggestions/fields}. */
final class FieldsApi {

  /** The permission to add fields to products. */
  static final Permission ARRANGE = Permission.toWrite("suggestions.fields", Role.STAFF);

  private static final String ALL = "/api/v1/suggestions/fields";
  private static final String ONE = ALL + "/{id}";

  private final Products products;
  private final ProductFields fields;
  private final FieldEdits edits;

  /**
   * A field of a product.
   *
   * @param product the slug of its product
   * @param slug what suggestions name it by, in {@code fields}
   * @param kind text, choice, number, or section: one of the description
   * @param label in English
   * @param labelZh in Chinese; left out for none
   * @param values what it takes
   * @param place among those of the product, from 1
   * @param version for If-Match
   */
  public record FieldAnswer(
      long id,
      String product,
      String slug,
      String kind,
      String label,
      String labelZh,
      FieldUse values,
      int place,
      int version) {}

  /**
   * The use of a field.
   *
   * @param hint what to write in it; left out for none
   * @param hintZh the same in Chinese
   * @param options what there is to choose; left out for other kinds
   * @param required whether a new suggestion needs it
   * @param listed whether lists show it
   * @param archived whether nobody fills it in any more
   */
  public record FieldUse(
      String hint,
      String hintZh,
      List<String> options,
      boolean required,
      boolean listed,
      boolean archived) {}

  FieldsApi(Products products, ProductFields fields, FieldEdits edits) {
    this.products = products;
    this.fields = fields;
    this.edits = edits;
  }

  List<Route> routes() {
    return List.of(
        Route.get(
            ALL,
            Permission.PUBLIC,
            RouteDocument.of("Lists the fields of products, by product and place")
                .describing("Staff see the archived ones, too.")
                .query("product", "string", "Only of the product with this slug")
                .listingAll(FieldAnswer.class)
                .problems("invalid"),
            this::list),
        Route.post(
            ALL,
            ARRANGE,
            RouteDocument.of("Adds a field to the suggestions of a product")
                .taking(FieldRequest.RULES)
                .giving(201, FieldAnswer.class)
                .problems(
                    "invalid", "suggestions.field-taken", "limit-reached", "members.not-active"),
            this::add),
        Route.put(
            ONE,
            ARRANGE,
            RouteDocument.of("Edits a field of a product")
                .describing("Its product, slug and kind stay.")
                .taking(FieldRequest.RULES)
                .giving(200, FieldAnswer.class)
                .problems("not-found", "invalid", "changed-meanwhile", "members.not-active"),
            this::edit),
        Route.post(
            ONE + "/restore",
            ARRANGE,
            RouteDocument.of("Has an archived field filled in again")
                .giving(200, FieldAnswer.class)
                .problems("not-found", "changed-meanwhile", "limit-reached", "members.not-active"),
            this::restore),
        Route.delete(
            ONE,
            ARRANGE,
            RouteDocument.of("Deletes a field of a product")
                .describing("Where suggestions have something in it, it is archived.")
                .giving(204, null)
                .problems("not-found", "changed-meanwhile", "members.not-active"),
            this::delete));
  }

  private Reply list(Request request) {
    boolean all = ARRANGE.isHeldBy(request.identity());
    return Reply.list(
        Slice.of(
            NamedProducts.of(products, request).stream()
                .flatMap(each -> fields.catalog().all(each.id()).stream())
                .filter(each -> all || !each.archived())
                .map(this::answer)
                .toList()));
  }

  private FieldAnswer answer(ProductField field) {
    return new FieldAnswer(
        field.id(),
        products.find(field.productId()).map(Product::slug).orElse(""),
        field.slug(),
        field.shape().kind(),
        field.name().en(),
        field.name().zh().isEmpty() ? null : field.name().zh(),
        new FieldUse(
            field.hint().en().isEmpty() ? null : field.hint().en(),
            field.hint().zh().isEmpty() ? null : field.hint().zh(),
            field.isChoice() ? field.options() : null,
            field.shape().required(),
            field.shape().listed(),
            field.archived()),
        field.place(),
        field.version());
  }

  private Reply add(Request request) {
    ProductField made = edits.add(request.json(FieldRequest.RULES), request.identity().member());
    return tagged(Reply.created(ALL + "/" + made.id(), answer(made)), made);
  }

  private Reply edit(Request request) {
    ProductField edited =
        edits.edit(
            request.id("id"),
            request.json(FieldRequest.RULES),
            read -> VersionTag.require(request, read.version()),
            request.identity().member());
    return tagged(Reply.json(answer(edited)), edited);
  }

  private Reply restore(Request request) {
    ProductField restored =
        edits.restore(
            request.id("id"),
            read -> VersionTag.require(request, read.version()),
            request.identity().member());
    return tagged(Reply.json(answer(restored)), restored);
  }

  private Reply delete(Request request) {
    edits.delete(
        request.id("id"),
        read -> VersionTag.require(request, read.version()),
        request.identity().member());
    return Reply.noContent();
  }

  private static Reply tagged(Reply reply, ProductField field) {
    return reply.withEntityTag(VersionTag.of(field.version(), field));
  }
}
