package dev.millet.suggestions.http;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.gateway.VersionTag;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.members.Person;
import dev.millet.suggestions.care.CareRecords.SuggestionWithCare;
import dev.millet.suggestions.care.CareServices;
import dev.millet.suggestions.care.Proposals.Proposal;
import dev.millet.suggestions.care.Proposing;
import dev.millet.suggestions.http.CareInput.NewMerge;
import dev.millet.suggestions.suggestion.VisibleSuggestions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** {@code /api/v1/suggestions/{id}/merge}, and what members propose to merge. */
public final class MergeApi {

  private static final String PATH = "/api/v1/suggestions/{id}";
  private static final String MATCH = "Send the entity tag of /care as If-Match.";

  private final Database database;
  private final CareServices careServices;
  private final Proposing proposing;
  private final VisibleSuggestions visible;
  private final Answers answers;
  private final CareAnswers careAnswers;

  /**
   * A proposal to merge a suggestion into another, in answers.
   *
   * @param note why, in plain text; empty for nothing
   */
  public record ProposalAnswer(long suggestion, long into, Person by, String note, Instant at) {}

  private interface Change {
    SuggestionWithCare make(Handle handle, SuggestionWithCare read, Member by);
  }

  public MergeApi(
      Database database,
      CareServices careServices,
      Proposing proposing,
      VisibleSuggestions visible,
      Answers answers,
      CareAnswers careAnswers) {
    this.database = database;
    this.careServices = careServices;
    this.proposing = proposing;
    this.visible = visible;
    this.answers = answers;
    this.careAnswers = careAnswers;
  }

  public List<Route> routes() {
    return List.of(
        Route.put(
            PATH + "/merge",
            CareApi.CARE,
            RouteDocument.of("Merges a suggestion into another")
                .describing(
                    "It becomes a duplicate: its supporters count for the other, each once, its"
                        + " followers follow that one, and its page leads there. "
                        + MATCH)
                .taking(NewMerge.RULES)
                .giving(200, CareAnswer.class)
                .problems("not-found", "invalid", "suggestions.transition", "members.not-active"),
            this::merge),
        Route.delete(
            PATH + "/merge",
            CareApi.CARE,
            RouteDocument.of("Takes a merge back")
                .describing(
                    "The suggestion has its former status again, and its own supporters, followers"
                        + " and comments. "
                        + MATCH)
                .giving(200, CareAnswer.class)
                .problems("not-found", "suggestions.not-merged", "members.not-active"),
            this::unmerge),
        Route.post(
            PATH + "/merge-proposals",
            SuggestionsApi.SUBMIT,
            RouteDocument.of("Proposes to merge a suggestion into another")
                .describing("A member's later proposal for the same suggestion replaces it.")
                .taking(NewMerge.RULES)
                .giving(201, ProposalAnswer.class)
                .problems(
                    "not-found",
                    "invalid",
                    "suggestions.transition",
                    "limit-reached",
                    "members.not-active"),
            this::propose),
        Route.delete(
            PATH + "/merge-proposals/{member}",
            CareApi.CARE,
            RouteDocument.of("Dismisses a member's proposal to merge a suggestion")
                .giving(204, null)
                .problems("not-found", "members.not-active"),
            this::dismiss),
        Route.get(
            "/api/v1/suggestions/merge-proposals",
            InboxApi.READ,
            RouteDocument.of("Lists what members propose to merge, the newest first")
                .listing(ProposalAnswer.class)
                .problems("invalid"),
            this::list));
  }

  private Reply merge(Request request) {
    NewMerge wanted = request.json(NewMerge.RULES);
    requireVisible(visible, request.identity(), wanted.into());
    return change(
        request,
        wanted.into(),
        (handle, read, by) ->
            careServices.desk().merge(handle, read, wanted.into(), wanted.note(), by));
  }

  private Reply unmerge(Request request) {
    return change(
        request, null, (handle, read, by) -> careServices.desk().unmerge(handle, read, "", by));
  }

  private Reply change(Request request, Long also, Change change) {
    Member by = request.identity().signedIn().orElse(null);
    CareAnswer answer =
        database.write(
            handle -> {
              var read = careServices.records().take(handle, request.id("id"), also, by);
              VersionTag.require(request, read.care().revision());
              return careAnswers.of(handle, change.make(handle, read, by));
            });
    return Reply.json(answer).withEntityTag(VersionTag.of(answer.revision(), answer));
  }

  /**
   * Checks that the reader may know of the other suggestion.
   *
   * @param into null is left to the checks that follow
   * @throws dev.millet.api.gateway.ProblemException 422 where they may not
   */
  public static void requireVisible(VisibleSuggestions visible, Identity reader, Long into) {
    if (into != null && !visible.hidden(reader, List.of(into)).isEmpty()) {
      throw Problem.invalid("into", "unknown", "there is no suggestion " + into).toException();
    }
  }

  private Reply propose(Request request) {
    NewMerge wanted = request.json(NewMerge.RULES);
    requireVisible(visible, request.identity(), wanted.into());
    Proposal made =
        proposing.propose(request.id("id"), wanted.into(), wanted.note(), request.member());
    return Reply.json(201, answers(List.of(made)).get(0));
  }

  private Reply dismiss(Request request) {
    proposing.dismiss(
        request.id("id"), request.id("member"), request.identity().signedIn().orElse(null));
    return Reply.noContent();
  }

  private Reply list(Request request) {
    Slice<Proposal> found =
        database.read(handle -> careServices.proposals().newest(handle, request.list()));
    return Reply.list(
        found.mapAll(
            all -> {
              var hidden =
                  visible.hidden(
                      request.identity(),
                      all.stream()
                          .flatMap(each -> List.of(each.suggestionId(), each.intoId()).stream())
                          .distinct()
                          .toList());
              return answers(
                  all.stream()
                      .filter(
                          each ->
                              !hidden.contains(each.suggestionId())
                                  && !hidden.contains(each.intoId()))
                      .toList());
            }));
  }

  private List<ProposalAnswer> answers(List<Proposal> some) {
    Map<Long, Member> people = answers.people(some.stream().map(Proposal::memberId).toList());
    return some.stream()
        .map(
            each ->
                new ProposalAnswer(
                    each.suggestionId(),
                    each.intoId(),
                    Person.of(people.get(each.memberId())),
                    each.note(),
                    each.proposedAt()))
        .toList();
  }
}
