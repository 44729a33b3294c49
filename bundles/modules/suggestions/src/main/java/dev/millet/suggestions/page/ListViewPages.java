package dev.millet.suggestions.page;

import dev.millet.api.forms.Input;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.modules.Contribution;
import dev.millet.api.pages.Pages;
import dev.millet.suggestions.saved.ListView;
import dev.millet.suggestions.saved.ListViews;
import dev.millet.suggestions.saved.ListViewsApi;
import dev.millet.suggestions.saved.NewListView;
import dev.millet.suggestions.saved.ViewQuery;
import java.util.ArrayList;
import java.util.List;

/** Saves views of the list, and removes them: one's own, which the team may see as well. */
final class ListViewPages {

  private static final String PATH = ListLinks.PATH + "/views";

  private final ListViews views;
  private final Pages pages;

  ListViewPages(PageParts parts) {
    this.views = new ListViews(parts.platform());
    this.pages = parts.display().pages();
  }

  List<Contribution> contributions() {
    List<Contribution> all = new ArrayList<>(new ListViewsApi(views).routes());
    all.add(Route.post(PATH, ListViewsApi.SAVE, "Saves a view of the list", this::save));
    all.add(
        Route.post(
            PATH + "/{id}/remove",
            ListViewsApi.SAVE,
            "Removes a saved view of the list",
            this::remove));
    return all;
  }

  /** Returns the views that a reader sees, with what is chosen now. */
  ListModel.Saved of(Request request, ListLinks here) {
    long reader = request.identity().signedIn().map(member -> member.id()).orElse(0L);
    String query = ViewQuery.parse(here.path()).text();
    boolean chosen = !here.path().equals(here.unfiltered().path());
    return new ListModel.Saved(
        views.of(request.identity()).stream().map(each -> shown(each, reader, query)).toList(),
        chosen && reader != 0 ? query : null);
  }

  private static ListModel.SavedView shown(ListView view, long reader, String query) {
    return new ListModel.SavedView(
        view.id(),
        view.name(),
        ListLinks.PATH + "?" + view.query(),
        view.memberId() == reader,
        view.shared(),
        view.query().equals(query));
  }

  private Reply save(Request request) {
    Input<NewListView> input = request.form(NewListView.RULES);
    if (input.hasErrors()) {
      return pages.withNotice(Reply.seeOther(ListLinks.PATH), "views.not-saved");
    }
    try {
      ListView saved = views.save(request.identity(), request.member(), input.value());
      return back(saved.query(), "inbox.view.saved");
    } catch (ProblemException refused) {
      return back(input.value().query(), "views.not-saved");
    }
  }

  private Reply remove(Request request) {
    views.remove(request.member(), request.id("id"));
    String query = request.form().value("query");
    return back(query.isEmpty() ? "" : ViewQuery.parse(query).text(), "inbox.view.removed");
  }

  private Reply back(String query, String notice) {
    return pages.withNotice(
        Reply.seeOther(query.isEmpty() ? ListLinks.PATH : ListLinks.PATH + "?" + query), notice);
  }
}
