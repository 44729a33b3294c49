package dev.millet.voting;

import dev.millet.api.gateway.Form;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.api.modules.Contribution;
import dev.millet.api.pages.Fragment;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.Slots;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectDescription;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Who supports a subject: some faces on its page, and the page of all of them. */
final class VotersPages {

  private static final int ROWS = 50;
  private static final int FACES = 6;

  private final VoteList votes;
  private final Tallies tallies;
  private final People people;
  private final Electorate electorate;
  private final ProxyVotes proxies;
  private final Audience audience;
  private final Pages pages;

  VotersPages(
      VoteList votes,
      Tallies tallies,
      People people,
      Electorate electorate,
      ProxyVotes proxies,
      Audience audience,
      Pages pages) {
    this.votes = votes;
    this.tallies = tallies;
    this.people = people;
    this.electorate = electorate;
    this.proxies = proxies;
    this.audience = audience;
    this.pages = pages;
  }

  List<Contribution> contributions() {
    return List.of(
        new Fragment(Slots.VOTERS, 100, this::faces),
        Route.get(
            "/voting/{type}/{id}/voters",
            audience.permission(),
            RouteDocument.of("Who supports a subject")
                .query("after", "string", "Where the page before ended"),
            request -> page(request, null)),
        Route.post(
            "/voting/{type}/{id}/on-behalf",
            VotersApi.FOR_OTHERS,
            RouteDocument.of("Vote on behalf of a member"),
            this::castFor),
        Route.post(
            "/voting/{type}/{id}/on-behalf/{member}/withdraw",
            VotersApi.FOR_OTHERS,
            RouteDocument.of("Take back a vote that was cast for a member"),
            this::withdrawFor));
  }

  private List<Html> faces(Request request, List<Subject> subjects) {
    if (!audience.includes(request.identity())) {
      return subjects.stream().map(subject -> Html.EMPTY).toList();
    }
    boolean staff = request.identity().is(Role.STAFF);
    return tallies.of(subjects, request.identity()).stream()
        .map(tally -> faces(request, tally, staff))
        .toList();
  }

  private Html faces(Request request, Tally tally, boolean staff) {
    if (tally.support() == 0 && !staff) {
      return Html.EMPTY;
    }
    List<Vote> newest = votes.ofSubject(tally.subject(), null, FACES);
    Map<Long, Member> known = people.of(newest);
    List<Member> shown =
        newest.stream().map(vote -> known.get(vote.member())).filter(Objects::nonNull).toList();
    return pages.fragment(
        request, "faces.jte", new FacesModel(tally.subject(), tally.support(), shown, staff));
  }

  private Reply castFor(Request request) {
    Form form = request.form();
    ProxyBallot typed =
        new ProxyBallot(form.value("member"), form.value("source"), form.value("note"));
    Subject subject = VotesApi.subject(request);
    try {
      proxies.cast(subject, request.member(), typed);
    } catch (ProblemException refused) {
      Problem problem = refused.problem();
      boolean mendable = !problem.fields().isEmpty() || problem.code().equals(ProxyVotes.VOTED);
      if (!mendable) {
        throw refused;
      }
      boolean several =
          problem.fields().stream().anyMatch(field -> field.code().equals(People.AMBIGUOUS));
      List<Member> namesakes = several ? people.meant(typed.member()) : List.of();
      return page(request, ProxyForm.refused(subject, typed, problem, namesakes))
          .withStatus(problem.status());
    }
    return pages.withNotice(Reply.seeOther(path(subject)), "voters.cast");
  }

  private Reply withdrawFor(Request request) {
    Subject subject = VotesApi.subject(request);
    proxies.withdraw(subject, request.id("member"));
    return pages.withNotice(Reply.seeOther(path(subject)), "voters.taken-back");
  }

  private static String path(Subject subject) {
    return "/voting/" + subject + "/voters";
  }

  /** The page, with a form that was refused where {@code refused} is not null. */
  private Reply page(Request request, ProxyForm refused) {
    Subject subject = VotesApi.subject(request);
    SubjectDescription about = electorate.describe(subject);
    Slice slice = Slice.of(request, ROWS, (after, most) -> votes.ofSubject(subject, after, most));
    Map<Long, Member> known = people.of(slice.votes());
    boolean staff = request.identity().is(Role.STAFF);
    ProxyForm form = refused == null ? ProxyForm.blank(subject, about.votingOpen()) : refused;
    return pages.page(
        request,
        Page.of(
            pages.view(request).text("voters.title"),
            "voters.jte",
            new VotersModel(
                about,
                tallies.of(subject, Identity.VISITOR).support(),
                slice.votes().stream().map(vote -> row(vote, known, request)).toList(),
                votes.carried(subject),
                request.query("after").isPresent() ? path(subject) : null,
                slice.next() == null ? null : path(subject) + "?after=" + slice.next(),
                staff ? form : null)));
  }

  private static VotersModel.Row row(Vote vote, Map<Long, Member> known, Request request) {
    return new VotersModel.Row(
        known.get(vote.member()), vote.castAt(), proxy(vote, known, request.identity()));
  }

  /** How the vote came about; null where the member cast it or the reader may not know. */
  static VotersModel.Proxy proxy(Vote vote, Map<Long, Member> known, Identity reader) {
    OnBehalf onBehalf = vote.onBehalf();
    boolean staff = reader.is(Role.STAFF);
    boolean own = reader.signedIn().filter(it -> it.id() == vote.member()).isPresent();
    if (onBehalf == null || !(staff || own)) {
      return null;
    }
    String undo = "/voting/" + vote.subject() + "/on-behalf/" + vote.member() + "/withdraw";
    return new VotersModel.Proxy(
        onBehalf.by() == null ? null : known.get(onBehalf.by()),
        onBehalf.source(),
        staff ? onBehalf.note() : null,
        staff ? undo : null);
  }
}
