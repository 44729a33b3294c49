package dev.millet.voting;

import dev.millet.api.forms.Input;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.members.Person;
import dev.millet.api.members.Role;
import dev.millet.api.modules.Contribution;
import dev.millet.api.pages.Fragment;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.Slots;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectDescription;
import dev.millet.voting.api.Ballots;
import java.util.List;

/** The supporters of a subject: some faces on its page, and the page of all of them. */
final class VotersPages {

  private final Voters voters;
  private final CarriedStore carried;
  private final Tallies tallies;
  private final Electorate electorate;
  private final ProxyVotes proxies;
  private final Permission seeVoters;
  private final Pages pages;

  VotersPages(
      Voters voters,
      CarriedStore carried,
      Tallies tallies,
      Electorate electorate,
      ProxyVotes proxies,
      Permission seeVoters,
      Pages pages) {
    this.voters = voters;
    this.carried = carried;
    this.tallies = tallies;
    this.electorate = electorate;
    this.proxies = proxies;
    this.seeVoters = seeVoters;
    this.pages = pages;
  }

  List<Contribution> contributions() {
    return List.of(
        new Fragment(Slots.VOTERS, 100, this::faces),
        Route.get(
            "/voting/{type}/{id}/voters",
            seeVoters,
            "Who supports a subject",
            request -> page(request, null)),
        Route.post(
            "/voting/{type}/{id}/on-behalf",
            VotersApi.FOR_OTHERS,
            "Vote on behalf of a member",
            this::castFor),
        Route.post(
            "/voting/{type}/{id}/on-behalf/{member}/withdraw",
            VotersApi.FOR_OTHERS,
            "Take back a vote that was cast for a member",
            this::withdrawFor));
  }

  private List<Html> faces(Request request, List<Subject> subjects) {
    if (!seeVoters.isHeldBy(request.identity())) {
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
    List<Person> faces = voters.faces(tally.subject());
    var model = new VotersModel.Faces(tally.subject(), tally.support(), faces, staff);
    return pages.fragment(request, "faces.jte", model);
  }

  private Reply castFor(Request request) {
    Subject subject = VotesApi.subject(request);
    Input<ProxyBallot> input = request.form(ProxyBallot.RULES);
    if (input.hasErrors()) {
      return page(request, new ProxyForm(subject, true, input, List.of())).withStatus(422);
    }
    try {
      proxies.cast(subject, request.member(), input.value());
    } catch (ProblemException refused) {
      Problem problem = refused.problem();
      // a form is shown again where what was typed can be mended
      if (problem.fields().isEmpty()) {
        throw refused;
      }
      List<Member> found = proxies.search(input.value().member());
      List<Member> namesakes = found.size() > 1 ? found : List.of();
      return page(request, new ProxyForm(subject, true, input.refused(problem), namesakes))
          .withStatus(problem.status());
    }
    return pages.withNotice(Reply.seeOther(VotersModel.path(subject)), "voters.cast");
  }

  private Reply withdrawFor(Request request) {
    Subject subject = VotesApi.subject(request);
    proxies.withdraw(subject, request.id("member"));
    return pages.withNotice(Reply.seeOther(VotersModel.path(subject)), "voters.taken-back");
  }

  /** Returns the page, with a form that was refused where {@code refused} is not null. */
  private Reply page(Request request, ProxyForm refused) {
    Subject subject = VotesApi.subject(request);
    SubjectDescription about = electorate.describe(subject);
    var blank =
        new ProxyForm(subject, about.isOpen(Ballots.VOTES), ProxyBallot.RULES.blank(), List.of());
    ProxyForm form = refused == null ? blank : refused;
    VotersModel model =
        new VotersModel(
            about,
            tallies.of(subject, Identity.VISITOR).support(),
            voters.ofSubject(
                subject, request.list().at(VotersModel.path(subject)), request.identity()),
            carried.of(subject),
            request.identity().is(Role.STAFF) ? form : null);
    return pages.page(
        request, Page.of(pages.view(request).text("voters.title"), "voters.jte", model));
  }
}
