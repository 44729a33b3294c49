package dev.millet.suggestions.page;

import dev.millet.api.database.Database;
import dev.millet.api.forms.Input;
import dev.millet.api.forms.Rules;
import dev.millet.api.gateway.Form;
import dev.millet.api.gateway.FormVersion;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.suggestions.care.CareRecords.SuggestionWithCare;
import dev.millet.suggestions.care.CareServices;
import dev.millet.suggestions.care.Proposals.Proposal;
import dev.millet.suggestions.care.Proposing;
import dev.millet.suggestions.http.Answers;
import dev.millet.suggestions.http.CareApi;
import dev.millet.suggestions.http.InboxApi;
import dev.millet.suggestions.http.MergeApi;
import dev.millet.suggestions.http.SuggestionsApi;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.suggestions.suggestion.Suggestions;
import dev.millet.suggestions.suggestion.TitleSearch;
import dev.millet.suggestions.suggestion.VisibleSuggestions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Merges suggestions, takes merges back, and takes and shows what members propose to merge. */
final class MergePages {

  private static final String ONE = ListLinks.PATH + "/{id}";
  private static final String PROPOSALS = ListLinks.PATH + "/merge-proposals";
  private static final Problem CHANGED =
      Problem.of(409, "changed-meanwhile", "It has been changed meanwhile", "");

  private final Database database;
  private final CareServices careServices;
  private final Suggestions suggestions;
  private final VisibleSuggestions visible;
  private final Proposing proposing;
  private final DuplicateSearch search;
  private final Answers answers;
  private final Pages pages;

  /**
   * The input of the form.
   *
   * @param into a number, an address or a part of a title
   * @param note why, for everybody to read; may be empty
   */
  record MergeForm(String into, String note) {
    static final Rules<MergeForm> RULES =
        Rules.of(MergeForm.class)
            .line("into", 1, 500, "#17")
            .text("note", 0, 1_000, "Both ask for a dark mode")
            .withIdPrefix("merge-");
  }

  MergePages(PageParts parts) {
    var platform = parts.platform();
    this.database = platform.database();
    this.careServices = parts.careServices();
    this.suggestions = parts.suggestions();
    this.visible =
        new VisibleSuggestions(platform.database(), parts.suggestions(), platform.products());
    this.proposing =
        new Proposing(
            platform.database(),
            platform.journal(),
            platform.guard(),
            parts.writing().guard(),
            parts.careServices());
    this.search = new DuplicateSearch(parts);
    this.answers = parts.answers();
    this.pages = parts.display().pages();
  }

  List<Route> routes() {
    return List.of(
        Route.get(
            ONE + "/merge",
            SuggestionsApi.SUBMIT,
            RouteDocument.of("The form to merge a suggestion into another, or to propose it")
                .query("into", "string", "The number of the suggestion that stays"),
            this::show),
        Route.post(
            ONE + "/merge",
            SuggestionsApi.SUBMIT,
            RouteDocument.of("Merges a suggestion, or keeps the proposal of a member"),
            this::submit),
        Route.post(
            ONE + "/unmerge", CareApi.CARE, RouteDocument.of("Takes a merge back"), this::unmerge),
        Route.get(
            PROPOSALS,
            InboxApi.READ,
            RouteDocument.of("What members propose to merge, the newest first"),
            this::list),
        Route.post(
            ONE + "/merge-proposals/{member}/dismiss",
            CareApi.CARE,
            RouteDocument.of("Dismisses a member's proposal to merge a suggestion"),
            this::dismiss));
  }

  private Reply show(Request request) {
    String into = request.query("into").orElse("");
    return page(request, MergeForm.RULES.filled(new MergeForm(into, "")), List.of());
  }

  private Reply submit(Request request) {
    Form sent = request.form();
    String choice = sent.value("choice");
    Input<MergeForm> input =
        MergeForm.RULES.read(
            choice.isEmpty() ? sent : SuggestionForm.replaced(sent, "into", "#" + choice));
    if (input.hasErrors()) {
      return page(request, input, List.of()).withStatus(422);
    }
    long id = request.id("id");
    List<TitleSearch.Found> found = found(request, id, input.value().into());
    try {
      Long into = number(found, input.value().into());
      MergeApi.requireVisible(visible, request.identity(), into);
      return isTeam(request)
          ? merge(request, into, input.value().note())
          : propose(request, id, into, input.value().note());
    } catch (ProblemException refused) {
      Problem problem = refused.problem();
      if (problem.status() == 404 || problem.status() == 403) {
        throw refused;
      }
      return page(request, input.refused(problem), found).withStatus(problem.status());
    }
  }

  private static boolean isTeam(Request request) {
    return CareApi.CARE.isHeldBy(request.identity());
  }

  /**
   * Returns the suggestions that a part of a title may mean, as far as the reader may know them.
   */
  private List<TitleSearch.Found> found(Request request, long id, String typed) {
    List<TitleSearch.Found> all = search.find(id, typed);
    Set<Long> hidden =
        visible.hidden(request.identity(), all.stream().map(TitleSearch.Found::id).toList());
    return all.stream().filter(each -> !hidden.contains(each.id())).toList();
  }

  private static Long number(List<TitleSearch.Found> found, String typed) {
    if (found.size() == 1) {
      return found.get(0).id();
    }
    return DuplicateSearch.named(typed)
        .orElseThrow(
            () ->
                Problem.invalid(
                        "into",
                        found.isEmpty() ? "nothing-found" : "several",
                        "choose a suggestion by its number")
                    .toException());
  }

  private Reply merge(Request request, Long into, String note) {
    change(
        request,
        into,
        (read, handle) -> careServices.desk().merge(handle, read, into, note, request.member()));
    return pages.withNotice(Reply.seeOther(ListLinks.PATH + "/" + into), "merge.done");
  }

  private Reply propose(Request request, long id, Long into, String note) {
    proposing.propose(id, into, note, request.member());
    return pages.withNotice(Reply.seeOther(ListLinks.PATH + "/" + id), "merge.proposed");
  }

  private Reply unmerge(Request request) {
    change(
        request,
        null,
        (read, handle) -> careServices.desk().unmerge(handle, read, "", request.member()));
    return pages.withNotice(
        Reply.seeOther(ListLinks.PATH + "/" + request.id("id")), "merge.undone");
  }

  private interface Change {
    void make(SuggestionWithCare read, Handle handle);
  }

  /** Makes a change, unless somebody was faster since the form was shown. */
  private void change(Request request, Long also, Change change) {
    FormVersion revision = FormVersion.of(request, "revision");
    database.write(
        handle -> {
          SuggestionWithCare read =
              careServices.records().take(handle, request.id("id"), also, request.member());
          if (!revision.isOf(read.care().revision())) {
            throw CHANGED.toException();
          }
          change.make(read, handle);
          return null;
        });
  }

  private Reply page(Request request, Input<MergeForm> input, List<TitleSearch.Found> choices) {
    SuggestionWithCare read =
        database.read(handle -> careServices.records().require(handle, request.id("id")));
    var model =
        new MergeModel(read.suggestion(), isTeam(request), read.care().revision(), input, choices);
    String title = pages.view(request).text(model.titleKey());
    return pages.page(
        request,
        Page.of(title + " · " + read.suggestion().title(), "merge.jte", model)
            .withStyles("suggestions.css", "writing.css"));
  }

  private Reply dismiss(Request request) {
    proposing.dismiss(request.id("id"), request.id("member"), request.member());
    String back =
        request.form().value("from").equals("list")
            ? PROPOSALS
            : ListLinks.PATH + "/" + request.id("id");
    return pages.withNotice(Reply.seeOther(back), "merge.dismissed");
  }

  private Reply list(Request request) {
    Slice<Proposal> slice =
        database.read(handle -> careServices.proposals().newest(handle, request.list()));
    var model = new MergeModel.Proposed(slice.mapAll(all -> shown(request, all)));
    String title = pages.view(request).text("merge.proposals.title");
    return pages.page(
        request, Page.of(title, "merge-proposals.jte", model).withStyles("suggestions.css"));
  }

  /** Returns proposals with the titles of both, as far as the reader may see both. */
  private List<MergeModel.Row> shown(Request request, List<Proposal> all) {
    return rows(
        all,
        visible.of(
            request.identity(),
            database.read(
                handle ->
                    suggestions.find(
                        handle,
                        all.stream()
                            .flatMap(each -> Stream.of(each.suggestionId(), each.intoId()))
                            .distinct()
                            .toList()))),
        answers.people(all.stream().map(Proposal::memberId).toList()));
  }

  /** Returns those of the proposals of which both suggestions are among those that are given. */
  static List<MergeModel.Row> rows(
      List<Proposal> all, List<Suggestion> both, Map<Long, Member> people) {
    Map<Long, CareView.Link> links = new HashMap<>();
    both.forEach(each -> links.put(each.id(), CareSection.link(each)));
    return all.stream()
        .filter(each -> links.containsKey(each.suggestionId()) && links.containsKey(each.intoId()))
        .map(
            each ->
                new MergeModel.Row(
                    each,
                    links.get(each.suggestionId()),
                    links.get(each.intoId()),
                    people.get(each.memberId())))
        .toList();
  }
}
