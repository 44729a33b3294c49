package dev.millet.voting;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.SmokeRequest;
import dev.millet.api.guard.Guard;
import dev.millet.api.journal.Journal;
import dev.millet.api.members.MemberData;
import dev.millet.api.members.Members;
import dev.millet.api.members.Role;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Contributor;
import dev.millet.api.modules.Offer;
import dev.millet.api.pages.AnswerPart;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.Slots;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.api.subjects.SubjectSupporters;
import dev.millet.api.subjects.VisibleSubjects;
import dev.millet.voting.api.Ballots;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;

/** Puts voting together: support for any subject, one vote a member. */
@Component(service = Contributor.class, configurationPid = "dev.millet.voting")
@Designate(ocd = VotingSettings.class)
public final class VotingModule implements Contributor {

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  private volatile List<SubjectCatalog> catalogs = List.of();

  private final VisibleSubjects visible = new VisibleSubjects(() -> catalogs);
  private final Tallies tallies;
  private final List<Contribution> contributions = new ArrayList<>();

  @Activate
  public VotingModule(
      @Reference Database database,
      @Reference Journal journal,
      @Reference Members members,
      @Reference Pages pages,
      @Reference Guard guard,
      VotingSettings settings) {
    this.tallies = new Tallies(database);
    var electorate = new Electorate(List.of(settings.free_types()), () -> catalogs, guard);
    var ballots = new BallotBox(database, journal, Clock.systemUTC(), guard, electorate::holdOpen);
    Permission seeVoters = readers(settings.voters());
    var votes = new VoteStore(database);
    var voters = new Voters(votes, members, visible);
    var carried = new CarriedStore(database);
    var proxies = new ProxyVotes(ballots, members);
    contributions.addAll(new VotesApi(ballots, tallies, electorate).routes());
    contributions.addAll(new VotersApi(voters, carried, electorate, proxies, seeVoters).routes());
    contributions.addAll(
        new VotingPages(ballots, tallies, voters, electorate, pages).contributions());
    contributions.addAll(
        new VotersPages(voters, carried, tallies, electorate, proxies, seeVoters, pages)
            .contributions());
    contributions.addAll(
        new MemberVotes(voters, electorate, members, seeVoters, pages).contributions());
    contributions.addAll(VotingJournalTypes.all());
    contributions.add(SmokeRequest.of("/voting"));
    contributions.add(Offer.of(Ballots.class, ballots));
    contributions.add(Offer.of(SubjectSupporters.class, new Supporters(votes, seeVoters)));
    contributions.add(new AnswerPart(Slots.VOTE, "voting", this::answer));
    contributions.add(MemberData.inParts("voting", votes::kept, new VoteErasure(database)));
  }

  /** Returns the permission to see a subject's voters by name. */
  private static Permission readers(String setting) {
    return switch (setting) {
      case "everybody" -> Permission.PUBLIC;
      case "members" -> Permission.toRead("voting.see-voters", Role.MEMBER);
      case "staff" -> Permission.toRead("voting.see-voters", Role.STAFF);
      default ->
          throw new IllegalArgumentException(
              "voting.voters is everybody, members or staff, not '" + setting + "'");
    };
  }

  @Override
  public List<Contribution> contributions() {
    return visible.guard(contributions);
  }

  private List<Standing> answer(Request request, List<Subject> subjects) {
    return tallies.of(subjects, request.identity()).stream()
        .map(tally -> new Standing(tally.support(), tally.mine()))
        .toList();
  }

  /** A member's own votes, and the votes that they cast for others. */
  record Kept(List<Vote> votes, List<Vote> castForOthers) {}

  /**
   * The part of voting in another module's answer about a subject.
   *
   * @param support how many members support it
   * @param mine whether the caller does; null for a visitor
   */
  record Standing(long support, Boolean mine) {}
}
