package dev.millet.voting;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Request;
import dev.millet.api.journal.Journal;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Contributor;
import dev.millet.api.modules.Offer;
import dev.millet.api.pages.AnswerPart;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.Slots;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectCatalog;
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

  private final BallotBox ballots;
  private final Tallies tallies;
  private final Electorate electorate;
  private final VotingPages pages;

  @Activate
  public VotingModule(
      @Reference Database database,
      @Reference Journal journal,
      @Reference Pages pages,
      VotingSettings settings) {
    this.ballots = new BallotBox(database, journal, Clock.systemUTC());
    this.tallies = new Tallies(database);
    this.electorate = new Electorate(List.of(settings.free_types()), () -> catalogs);
    this.pages = new VotingPages(ballots, tallies, electorate, pages);
  }

  @Override
  public List<Contribution> contributions() {
    List<Contribution> all = new ArrayList<>(new VotesApi(ballots, tallies, electorate).routes());
    all.addAll(pages.contributions());
    all.add(Offer.of(Ballots.class, ballots));
    all.add(new AnswerPart(Slots.VOTE, "voting", this::answer));
    return all;
  }

  private List<Standing> answer(Request request, List<Subject> subjects) {
    return tallies.of(subjects, request.identity()).stream()
        .map(tally -> new Standing(tally.support(), tally.mine()))
        .toList();
  }

  /**
   * What voting adds to another module's answer about a subject.
   *
   * @param support how many members support it
   * @param mine whether the caller does; null for a visitor
   */
  record Standing(long support, Boolean mine) {}
}
