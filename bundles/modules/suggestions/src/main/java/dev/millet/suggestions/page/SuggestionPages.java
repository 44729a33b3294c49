package dev.millet.suggestions.page;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.modules.Contribution;
import dev.millet.api.pages.Fragment;
import dev.millet.api.pages.NavigationEntry;
import dev.millet.api.pages.Slots;
import dev.millet.suggestions.assigning.AssignmentManager;
import dev.millet.suggestions.assigning.AssignmentRules;
import dev.millet.suggestions.http.CareApi;
import dev.millet.suggestions.http.InboxApi;
import dev.millet.suggestions.http.SuggestionsApi;
import dev.millet.suggestions.picture.Gallery;
import dev.millet.suggestions.replies.ReplyManager;
import dev.millet.suggestions.replies.SavedReplies;
import java.util.ArrayList;
import java.util.List;

/** The pages of suggestions, and their place in the navigation. */
public final class SuggestionPages {

  private static final int FIRST = 10;

  private final ListPage list;
  private final ListViewPages listViews;
  private final SubmitPage submit;
  private final DraftPages drafts;
  private final DetailPage detail;
  private final EditPage edit;
  private final HistoryPage history;
  private final CarePages care;
  private final MergePages merging;
  private final Gallery gallery;
  private final MemberSuggestions ofMembers;
  private final InboxViewPages views;
  private final InboxPage inbox;
  private final InboxAction action;
  private final SuggestionTable table;
  private final List<Contribution> replies;
  private final List<Contribution> assignments;
  private final WeekFigures figures;

  public SuggestionPages(PageParts parts) {
    listViews = new ListViewPages(parts);
    list = new ListPage(parts, listViews);
    var memberDrafts =
        new MemberDrafts(
            parts.platform().database(), parts.platform().guard(), parts.platform().clock());
    submit = new SubmitPage(parts, memberDrafts);
    drafts = new DraftPages(parts, memberDrafts);
    detail = new DetailPage(parts);
    edit = new EditPage(parts);
    history = new HistoryPage(parts);
    merging = new MergePages(parts);
    care = new CarePages(parts, detail);
    gallery = parts.writing().gallery();
    ofMembers = new MemberSuggestions(parts);
    views = new InboxViewPages(parts);
    inbox = new InboxPage(parts, views);
    action = new InboxAction(parts);
    table = new SuggestionTable(parts);
    var platform = parts.platform();
    replies =
        ReplyManager.contributions(
            platform.products(),
            new SavedReplies(platform.database(), platform.guard(), platform.products()),
            parts.display().pages());
    assignments =
        AssignmentManager.contributions(
            platform.products(),
            platform.members(),
            new AssignmentRules(
                platform.database(), platform.guard(), platform.members(), platform.products()),
            parts.display().pages());
    figures = new WeekFigures(parts);
  }

  public List<Contribution> contributions() {
    List<Contribution> all = new ArrayList<>(care.routes());
    all.add(submit.sweep());
    all.add(Fragment.section(Slots.NOTHING_FOUND, FIRST, Permission.PUBLIC, submit::post));
    all.add(drafts.route());
    all.addAll(ofMembers.contributions());
    all.addAll(views.routes());
    all.addAll(listViews.contributions());
    all.addAll(table.routes());
    all.addAll(replies);
    all.addAll(assignments);
    all.addAll(merging.routes());
    all.addAll(figures.contributions());
    all.addAll(
        List.of(
            new NavigationEntry(ListLinks.PATH, "navigation", FIRST, Permission.PUBLIC),
            new NavigationEntry(InboxLinks.PATH, "inbox.navigation", FIRST + 1, InboxApi.READ),
            Route.get(
                InboxLinks.PATH,
                InboxApi.READ,
                RouteDocument.of("What waits for staff, measured against the promise of an answer"),
                inbox::show),
            Route.post(
                InboxLinks.PATH + "/{id}/owner",
                CareApi.CARE,
                RouteDocument.of("Hands a suggestion over from the inbox, or takes that back"),
                action::handOver),
            Route.post(
                InboxLinks.PATH + "/chosen",
                CareApi.CARE,
                RouteDocument.of("Assigns the chosen suggestions, or sets their status"),
                action::changeChosen),
            Route.get(
                ListLinks.PATH,
                Permission.PUBLIC,
                RouteDocument.of("All suggestions, ordered and filtered"),
                list::show),
            Route.get(
                SubmitPage.PATH,
                Permission.PUBLIC,
                RouteDocument.of("The form to write a suggestion"),
                submit::show),
            Route.post(
                    SubmitPage.PATH,
                    Permission.PUBLIC_ACTION,
                    RouteDocument.of("Submits a suggestion; asks a visitor to sign in first"),
                    submit::submit)
                .withMaxBody(gallery.formBytes()),
            Route.get(
                "/suggestions/mentions",
                Permission.PUBLIC,
                "Leads to the reader's mentions, which stood here before",
                request -> Reply.seeOther("/mentions")),
            Route.get(
                "/api/v1/suggestions/mentions",
                Permission.PUBLIC,
                "Leads to /api/v1/mentions",
                SuggestionPages::mentions),
            Route.get(
                ListLinks.PATH + "/{id}",
                Permission.PUBLIC,
                RouteDocument.of("One suggestion and what is said about it"),
                detail::show),
            Route.get(
                ListLinks.PATH + "/{id}/edit",
                SuggestionsApi.SUBMIT,
                RouteDocument.of("The form to edit a suggestion"),
                edit::show),
            Route.post(
                    ListLinks.PATH + "/{id}/edit",
                    SuggestionsApi.SUBMIT,
                    RouteDocument.of("Edits a suggestion"),
                    edit::save)
                .withMaxBody(gallery.formBytes()),
            Route.post(
                ListLinks.PATH + "/{id}/withdraw",
                SuggestionsApi.SUBMIT,
                RouteDocument.of("Withdraws a suggestion that nobody else relies on"),
                edit::withdraw),
            Route.get(
                ListLinks.PATH + "/{id}/history",
                Permission.PUBLIC,
                RouteDocument.of("The wordings that a suggestion has had"),
                history::show)));
    return all;
  }

  /**
   * Redirects to the API with the whole query, so that a reader of the next part does not start
   * over.
   */
  private static Reply mentions(Request request) {
    int query = request.target().indexOf('?');
    String rest = query < 0 ? "" : request.target().substring(query);
    return Reply.seeOther("/api/v1/mentions" + rest);
  }
}
