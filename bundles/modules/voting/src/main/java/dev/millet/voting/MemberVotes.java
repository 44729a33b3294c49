package dev.millet.voting;

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
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectDescription;
import dev.millet.voting.Voters.Voter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The votes of a member: a section of their profile, and a page with all of them. Who may see the
 * voters of a subject by name sees them; the member has a page of their own.
 */
public final class MemberVotes {

  private static final ListRequest FIRST = ListRequest.first(5);

  private final Voters voters;
  private final Electorate electorate;
  private final Members members;
  private final Permission seeVoters;
  private final Pages pages;

  MemberVotes(
      Voters voters, Electorate electorate, Members members, Permission seeVoters, Pages pages) {
    this.voters = voters;
    this.electorate = electorate;
    this.members = members;
    this.seeVoters = seeVoters;
    this.pages = pages;
  }

  /**
   * The votes of a member whose subjects the reader may see.
   *
   * @param more the page with all of them; null where all are shown
   */
  public record Shown(Member member, Slice<Row> rows, String more) {}

  /** A vote and its subject. */
  public record Row(SubjectDescription subject, Instant castAt) {}

  List<Contribution> contributions() {
    return List.of(
        new Fragment(
            Slots.MEMBER_PROFILE,
            400,
            (request, about) -> about.stream().map(each -> section(request, each)).toList()),
        Route.get("/voting/by/{handle}", seeVoters, "What a member supports", this::all));
  }

  private Html section(Request request, Subject about) {
    Member member = members.byId(Long.parseLong(about.id())).orElse(null);
    boolean own = member != null && member.equals(request.identity().member());
    if (member == null || !(own || seeVoters.isHeldBy(request.identity()))) {
      return Html.EMPTY;
    }
    Slice<Row> rows = rows(request, member, FIRST);
    String more =
        own
            ? "/voting/mine"
            : "/voting/by/" + URLEncoder.encode(member.handle(), StandardCharsets.UTF_8);
    Shown shown = new Shown(member, rows, rows.next() == null ? null : more);
    return rows.items().isEmpty() ? Html.EMPTY : pages.fragment(request, "member-votes.jte", shown);
  }

  private Reply all(Request request) {
    Member member =
        members
            .byHandle(request.parameter("handle"))
            .orElseThrow(() -> Problem.notFound("There is no such member.").toException());
    String title = pages.view(request).text("member.title", member.displayName());
    Shown shown = new Shown(member, rows(request, member, request.list()), null);
    return pages.page(request, Page.of(title, "member-votes-page.jte", shown));
  }

  private Slice<Row> rows(Request request, Member member, ListRequest list) {
    return voters.ofMember(member.id(), list, request.identity()).mapAll(this::described);
  }

  private List<Row> described(List<Voter> some) {
    Map<Subject, SubjectDescription> known =
        electorate.describe(some.stream().map(Voter::subject).toList());
    return some.stream()
        .filter(vote -> known.containsKey(vote.subject()))
        .map(vote -> new Row(known.get(vote.subject()), vote.castAt()))
        .toList();
  }
}
