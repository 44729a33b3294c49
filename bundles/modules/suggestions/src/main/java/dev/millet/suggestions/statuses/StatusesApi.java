package dev.millet.suggestions.statuses;

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
import dev.millet.suggestions.services.NamedProducts;
import dev.millet.suggestions.suggestion.CustomStatus;
import dev.millet.suggestions.suggestion.CustomStatuses;
import java.util.List;

/** {@code /api/v1/suggestions/statuses}. */
final class StatusesApi {

  /** The permission to add statuses to products. */
  static final Permission ARRANGE = Permission.toWrite("suggestions.statuses", Role.STAFF);

  private static final String ALL = "/api/v1/suggestions/statuses";
  private static final String ONE = ALL + "/{id}";

  private final Products products;
  private final CustomStatuses statuses;
  private final StatusEdits edits;

  /**
   * A status of a product.
   *
   * @param product the slug of its product
   * @param meaning the fixed status that it is a part of
   * @param labelZh its name in Chinese; left out for none
   * @param place among those of one meaning, from 1
   * @param version for If-Match
   */
  public record StatusAnswer(
      long id,
      String product,
      String slug,
      String meaning,
      String label,
      String labelZh,
      String color,
      int place,
      int version) {}

  StatusesApi(Products products, CustomStatuses statuses, StatusEdits edits) {
    this.products = products;
    this.statuses = statuses;
    this.edits = edits;
  }

  List<Route> routes() {
    return List.of(
        Route.get(
            ALL,
            Permission.PUBLIC,
            RouteDocument.of("Lists the statuses of products, by product, meaning and place")
                .query("product", "string", "Only of the product with this slug")
                .listingAll(StatusAnswer.class)
                .problems("invalid"),
            this::list),
        Route.post(
            ALL,
            ARRANGE,
            RouteDocument.of("Adds a status to a product, within one of the fixed statuses")
                .taking(StatusRequest.RULES)
                .giving(201, StatusAnswer.class)
                .problems(
                    "invalid", "suggestions.status-taken", "limit-reached", "members.not-active"),
            this::add),
        Route.put(
            ONE,
            ARRANGE,
            RouteDocument.of("Edits a status of a product")
                .describing("Its product, slug and meaning stay.")
                .taking(StatusRequest.RULES)
                .giving(200, StatusAnswer.class)
                .problems("not-found", "invalid", "changed-meanwhile", "members.not-active"),
            this::edit),
        Route.delete(
            ONE,
            ARRANGE,
            RouteDocument.of("Deletes a status of a product")
                .describing("Where suggestions have it, name the status that takes its place.")
                .query(
                    "successor",
                    "string",
                    "The slug of another status with the same meaning, or the meaning itself")
                .giving(204, null)
                .problems(
                    "not-found",
                    "invalid",
                    "suggestions.status-in-use",
                    "changed-meanwhile",
                    "members.not-active"),
            this::delete));
  }

  private Reply list(Request request) {
    return Reply.list(
        Slice.of(
            NamedProducts.of(products, request).stream()
                .flatMap(each -> statuses.catalog().of(each.id()).stream())
                .map(this::answer)
                .toList()));
  }

  private StatusAnswer answer(CustomStatus status) {
    return new StatusAnswer(
        status.id(),
        products.find(status.productId()).map(Product::slug).orElse(""),
        status.slug(),
        status.meaning(),
        status.name().en(),
        status.name().zh().isEmpty() ? null : status.name().zh(),
        status.color(),
        status.place(),
        status.version());
  }

  private Reply add(Request request) {
    CustomStatus made = edits.add(request.json(StatusRequest.RULES), request.identity().member());
    return tagged(Reply.created(ALL + "/" + made.id(), answer(made)), made);
  }

  private Reply edit(Request request) {
    CustomStatus edited =
        edits.edit(
            request.id("id"),
            request.json(StatusRequest.RULES),
            read -> VersionTag.require(request, read.version()),
            request.identity().member());
    return tagged(Reply.json(answer(edited)), edited);
  }

  private Reply delete(Request request) {
    edits.delete(
        request.id("id"),
        request.query("successor").orElse(""),
        read -> VersionTag.require(request, read.version()),
        request.identity().member());
    return Reply.noContent();
  }

  private static Reply tagged(Reply reply, CustomStatus status) {
    return reply.withEntityTag(VersionTag.of(status.version(), status));
  }
}
