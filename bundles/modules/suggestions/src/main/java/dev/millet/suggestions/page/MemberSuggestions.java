package dev.millet.suggestions.page;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import dev.millet.api.modules.Contribution;
import dev.millet.api.pages.Fragment;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.Slots;
import dev.millet.api.products.Products;
import dev.millet.api.subjects.Subject;
import dev.millet.suggestions.suggestion.CustomStatus;
import dev.millet.suggestions.suggestion.CustomStatuses;
import dev.millet.suggestions.suggestion.Filter;
import dev.millet.suggestions.suggestion.ReaderProducts;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.suggestions.suggestion.SuggestionList;
import java.util.List;
import java.util.Map;

/** The suggestions of a member: a section of their profile, and a page with all of them. */
public final class MemberSuggestions {

  private static final ListRequest FIRST = ListRequest.first(5);

  private final SuggestionList list;
  private final Members members;
  private final Products products;
  private final Pages pages;
  private final CustomStatuses customs;

  MemberSuggestions(PageParts parts) {
    this.list = new SuggestionList(parts.platform().database());
    this.members = parts.platform().members();
    this.products = parts.platform().products();
    this.pages = parts.display().pages();
    this.customs = parts.answers().customs();
  }

  /**
   * The suggestions of a member, the newest first.
   *
   * @param own the products' own statuses that they have, by suggestion
   * @param more the page with all of them; null where all are shown
   */
  public record Shown(
      Member member, Slice<Suggestion> rows, Map<Long, CustomStatus> own, String more) {

    /** Returns the status of one of the rows. */
    public StatusLook status(Suggestion suggestion) {
      return StatusLook.of(suggestion.status(), own.get(suggestion.id()));
    }
  }

  List<Contribution> contributions() {
    return List.of(
        new Fragment(
            Slots.MEMBER_PROFILE,
            200,
            (request, about) -> about.stream().map(each -> section(request, each)).toList()),
        Route.get(
            ListLinks.PATH + "/by/{handle}",
            Permission.PUBLIC,
            "The suggestions of a member",
            this::all));
  }

  private Html section(Request request, Subject about) {
    Member member = members.byId(Long.parseLong(about.id())).orElse(null);
    Slice<Suggestion> rows = member == null ? Slice.of(List.of()) : rows(request, member, FIRST);
    if (rows.items().isEmpty()) {
      return Html.EMPTY;
    }
    String all = ListLinks.PATH + "/by/" + ListLinks.encoded(member.handle());
    return pages.fragment(
        request, "member-suggestions.jte", shown(member, rows, rows.next() == null ? null : all));
  }

  private Reply all(Request request) {
    Member member =
        members
            .byHandle(request.parameter("handle"))
            .orElseThrow(() -> Problem.notFound("There is no such member.").toException());
    String title = pages.view(request).text("member.title", member.displayName());
    Shown shown = shown(member, rows(request, member, request.list()), null);
    return pages.page(request, Page.of(title, "member-suggestions-page.jte", shown));
  }

  private Shown shown(Member member, Slice<Suggestion> rows, String more) {
    return new Shown(member, rows, customs.of(rows.items()), more);
  }

  private Slice<Suggestion> rows(Request request, Member member, ListRequest part) {
    Filter theirs = new Filter(null, null, null, member.id(), null);
    return list.newest(theirs, part, ReaderProducts.of(products, request.identity()).hidden());
  }
}
