package dev.millet.suggestions.page;

import dev.millet.api.forms.Rules;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.members.Member;
import dev.millet.api.pages.Pages;
import dev.millet.api.products.Product;
import dev.millet.api.products.Products;
import dev.millet.suggestions.care.Inbox;
import dev.millet.suggestions.care.InboxViews;
import dev.millet.suggestions.http.CareApi;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Saves views of the inbox, and removes them: one's own, which the team may see as well. */
final class InboxViewPages {

  private static final String PATH = InboxLinks.PATH + "/views";

  private final InboxViews views;
  private final Products products;
  private final Pages pages;

  /**
   * A view to be saved.
   *
   * @param shared whether the whole team sees it
   */
  record NewView(String name, Boolean shared) {
    static final Rules<NewView> RULES =
        Rules.of(NewView.class)
            .line("name", 1, 60, "Kettle, overdue")
            .flag("shared")
            .withIdPrefix("view-");
  }

  InboxViewPages(PageParts parts) {
    this.views = new InboxViews(parts.platform().database(), parts.platform().guard());
    this.products = parts.platform().products();
    this.pages = parts.display().pages();
  }

  List<Route> routes() {
    return List.of(
        Route.post(PATH, CareApi.CARE, RouteDocument.of("Saves a view of the inbox"), this::save),
        Route.post(
            PATH + "/{id}/remove",
            CareApi.CARE,
            RouteDocument.of("Removes a saved view of the inbox"),
            this::remove));
  }

  /** Returns the views that a member sees, their own first, whose products are still there. */
  List<InboxModel.SavedView> of(Member member, List<Product> all) {
    if (member == null) {
      return List.of();
    }
    Map<Long, Product> known =
        all.stream().collect(Collectors.toMap(Product::id, Function.identity()));
    return Stream.concat(views.of(member.id()).stream(), views.sharedWith(member.id()).stream())
        .filter(view -> view.productId() == null || known.containsKey(view.productId()))
        .map(
            view ->
                new InboxModel.SavedView(
                    view.id(),
                    view.name(),
                    new InboxLinks(
                            view.part(),
                            view.productId() == null ? "" : known.get(view.productId()).slug(),
                            "")
                        .path(),
                    view.memberId() == member.id(),
                    view.isShared()))
        .toList();
  }

  private Reply save(Request request) {
    boolean shared = request.form().value("shared").equals("true");
    NewView typed = NewView.RULES.check(new NewView(request.form().value("name"), shared));
    Inbox.Question question = Inbox.Question.of(request.form(), products.all(), request.member());
    views.save(request.member(), typed.name(), question, typed.shared());
    return back(request, "inbox.view.saved");
  }

  private Reply remove(Request request) {
    views.remove(request.member(), request.id("id"));
    return back(request, "inbox.view.removed");
  }

  private Reply back(Request request, String notice) {
    return pages.withNotice(Reply.seeOther(InboxLinks.of(request.form()).path()), notice);
  }
}
