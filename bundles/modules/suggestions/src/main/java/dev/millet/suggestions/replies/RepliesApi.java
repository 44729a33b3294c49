package dev.millet.suggestions.replies;

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
import java.util.List;

/** {@code /api/v1/suggestions/replies}. */
final class RepliesApi {

  /** The permission to read what is saved. */
  static final Permission READ = Permission.toRead("suggestions.replies-read", Role.STAFF);

  /** The permission to save replies. */
  static final Permission SAVE = Permission.toWrite("suggestions.replies", Role.STAFF);

  private static final String ALL = "/api/v1/suggestions/replies";
  private static final String ONE = ALL + "/{id}";

  private final Products products;
  private final SavedReplies replies;

  /**
   * A saved reply.
   *
   * @param product the slug of its product; left out for all
   * @param bodyZh left out for none
   * @param version for If-Match
   */
  public record ReplyAnswer(
      long id, String name, String product, String bodyEn, String bodyZh, int version) {}

  RepliesApi(Products products, SavedReplies replies) {
    this.products = products;
    this.replies = replies;
  }

  List<Route> routes() {
    return List.of(
        Route.get(ALL, READ, "Lists the saved replies, by name", this::list)
            .listsAll(ReplyAnswer.class),
        Route.post(
            ALL,
            SAVE,
            RouteDocument.of("Saves a reply for official answers")
                .describing(
                    "{author}, {title}, {product}, {assignee} and {due} are replaced where it is"
                        + " used.")
                .taking(ReplyRequest.RULES)
                .giving(201, ReplyAnswer.class)
                .problems("invalid", "limit-reached", "members.not-active"),
            this::add),
        Route.put(
            ONE,
            SAVE,
            RouteDocument.of("Edits a saved reply")
                .taking(ReplyRequest.RULES)
                .giving(200, ReplyAnswer.class)
                .problems("not-found", "invalid", "changed-meanwhile", "members.not-active"),
            this::edit),
        Route.delete(
            ONE,
            SAVE,
            RouteDocument.of("Deletes a saved reply; answers stay as they are")
                .giving(204, null)
                .problems("not-found", "changed-meanwhile", "members.not-active"),
            this::delete));
  }

  private Reply list(Request request) {
    return Reply.list(Slice.of(replies.all().stream().map(this::answer).toList()));
  }

  private ReplyAnswer answer(SavedReply reply) {
    return new ReplyAnswer(
        reply.id(),
        reply.name(),
        reply.productId() == null
            ? null
            : products.find(reply.productId()).map(Product::slug).orElse(null),
        reply.body().en(),
        reply.body().zh().isEmpty() ? null : reply.body().zh(),
        reply.version());
  }

  private Reply add(Request request) {
    SavedReply made = replies.add(request.json(ReplyRequest.RULES), request.identity().member());
    return tagged(Reply.created(ALL + "/" + made.id(), answer(made)), made);
  }

  private Reply edit(Request request) {
    SavedReply edited =
        replies.edit(
            request.id("id"),
            request.json(ReplyRequest.RULES),
            read -> VersionTag.require(request, read.version()),
            request.identity().member());
    return tagged(Reply.json(answer(edited)), edited);
  }

  private Reply delete(Request request) {
    replies.delete(
        request.id("id"),
        read -> VersionTag.require(request, read.version()),
        request.identity().member());
    return Reply.noContent();
  }

  private static Reply tagged(Reply reply, SavedReply saved) {
    return reply.withEntityTag(VersionTag.of(saved.version(), saved));
  }
}
