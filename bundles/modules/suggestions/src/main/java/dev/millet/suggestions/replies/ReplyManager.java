package dev.millet.suggestions.replies;

import dev.millet.api.forms.Input;
import dev.millet.api.gateway.FormVersion;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code /admin/suggestions/replies}: the team saves replies. */
public final class ReplyManager {

  private static final String ALL = "/admin/suggestions/replies";
  private static final String NEW = ALL + "/new";
  private static final String ONE = ALL + "/{id}";
  private static final int ORDER = 630;

  private final Products products;
  private final SavedReplies replies;
  private final Pages pages;

  /**
   * The saved replies.
   *
   * @param products the names of their products, by id
   */
  public record ListModel(List<SavedReply> replies, Map<Long, String> products) {}

  /**
   * The form of a reply.
   *
   * @param reply null for a new one
   * @param products the names to choose from, by slug
   */
  public record FormModel(
      SavedReply reply, Map<String, String> products, Input<ReplyRequest> input) {}

  private ReplyManager(Products products, SavedReplies replies, Pages pages) {
    this.products = products;
    this.replies = replies;
    this.pages = pages;
  }

  /** Returns the routes of the pages and of the API, and the entry of the administration. */
  public static List<Contribution> contributions(
      Products products, SavedReplies replies, Pages pages) {
    List<Contribution> all = new ArrayList<>(new RepliesApi(products, replies).routes());
    all.addAll(new ReplyManager(products, replies, pages).pages());
    return all;
  }

  private List<Contribution> pages() {
    return List.of(
        new NavigationEntry(Menu.ADMINISTRATION, ALL, "replies.title", ORDER, RepliesApi.SAVE),
        Route.get(ALL, RepliesApi.SAVE, "The saved replies", this::list),
        Route.get(NEW, RepliesApi.SAVE, "The form to save a reply", this::showNew),
        Route.post(NEW, RepliesApi.SAVE, "Saves a reply", this::add),
        Route.get(ONE, RepliesApi.SAVE, "The form to edit a saved reply", this::show),
        Route.post(ONE, RepliesApi.SAVE, "Edits a saved reply", this::edit),
        Route.post(ONE + "/delete", RepliesApi.SAVE, "Deletes a saved reply", this::delete));
  }

  private Reply list(Request request) {
    Map<Long, String> names =
        products.all().stream().collect(Collectors.toMap(Product::id, Product::name));
    String title = pages.view(request).text("replies.title");
    var model = new ListModel(replies.all(), names);
    return pages.page(request, Page.of(title, "replies.jte", model).in(Menu.ADMINISTRATION));
  }

  private Reply showNew(Request request) {
    return form(request, null, ReplyRequest.RULES.focusing("name").blank(), 200);
  }

  private Reply add(Request request) {
    Input<ReplyRequest> input = request.form(ReplyRequest.RULES);
    if (input.hasErrors()) {
      return form(request, null, input, 422);
    }
    try {
      replies.add(input.value(), request.identity().member());
    } catch (ProblemException refused) {
      return form(request, null, input.refused(refused.problem()), refused.problem().status());
    }
    return pages.withNotice(Reply.seeOther(ALL), "replies.saved");
  }

  private Reply show(Request request) {
    SavedReply reply = require(request);
    String product =
        reply.productId() == null
            ? ""
            : products.find(reply.productId()).map(Product::slug).orElse("");
    return form(request, reply, ReplyRequest.RULES.filled(ReplyRequest.of(reply, product)), 200);
  }

  private Reply edit(Request request) {
    SavedReply reply = require(request);
    Input<ReplyRequest> input = request.form(ReplyRequest.RULES);
    if (input.hasErrors()) {
      return form(request, reply, input, 422);
    }
    FormVersion version = FormVersion.of(request);
    try {
      replies.edit(
          reply.id(),
          input.value(),
          read -> version.require(read.version()),
          request.identity().member());
    } catch (ProblemException refused) {
      return form(request, reply, input.refused(refused.problem()), refused.problem().status());
    }
    return pages.withNotice(Reply.seeOther(ALL), "replies.saved");
  }

  private Reply delete(Request request) {
    replies.delete(require(request).id(), read -> {}, request.identity().member());
    return pages.withNotice(Reply.seeOther(ALL), "replies.deleted");
  }

  private SavedReply require(Request request) {
    long id = request.id("id");
    return replies.find(id).orElseThrow(() -> SavedReplies.unknown(id));
  }

  private Reply form(Request request, SavedReply reply, Input<ReplyRequest> input, int status) {
    String title = reply == null ? pages.view(request).text("replies.add") : reply.name();
    var model = new FormModel(reply, products.choices(), input);
    return pages.page(
        request,
        Page.of(title, "reply-form.jte", model).in(Menu.ADMINISTRATION).withStatus(status));
  }
}
