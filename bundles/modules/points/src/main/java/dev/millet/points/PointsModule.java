package dev.millet.points;

import dev.millet.api.database.Database;
import dev.millet.api.guard.Guard;
import dev.millet.api.jobs.Job;
import dev.millet.api.jobs.Next;
import dev.millet.api.journal.Journal;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Contributor;
import dev.millet.api.modules.Offer;
import dev.millet.api.pages.NavigationEntry;
import dev.millet.api.pages.Pages;
import dev.millet.points.account.OwnPages;
import dev.millet.points.api.Standings;
import dev.millet.points.api.Wallet;
import dev.millet.points.ledger.DueAccounts;
import dev.millet.points.ledger.Ledger;
import dev.millet.points.ledger.Programme;
import dev.millet.points.ledger.StoredStandings;
import dev.millet.points.page.PointsRight;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Puts points together: the ledger, the accounts of members, and what they earn by. */
@Component(service = Contributor.class, configurationPid = "dev.millet.points")
@Designate(ocd = PointsSettings.class)
public final class PointsModule implements Contributor {

  private final List<Contribution> contributions = new ArrayList<>();

  @Activate
  public PointsModule(
      @Reference Database database,
      @Reference Guard guard,
      @Reference Journal journal,
      @Reference Pages pages,
      PointsSettings settings) {
    Programme programme = programme(settings);
    Ledger ledger = new Ledger(database, guard, journal, programme);
    DueAccounts due = new DueAccounts(database, ledger);
    contributions.add(Offer.of(Wallet.class, ledger));
    contributions.add(Offer.of(Standings.class, new StoredStandings(database, due)));
    contributions.add(
        new Job(
            "points.due", Duration.ofMinutes(1), run -> due.settleSome() ? Next.NOW : Next.LATER));
    contributions.addAll(new OwnPages(pages).routes());
    contributions.add(new NavigationEntry("/points", "navigation", 400, PointsRight.SEE_OWN));
  }

  private static Programme programme(PointsSettings settings) {
    return new Programme(
        ZoneId.of(settings.zone()),
        settings.coins_months(),
        Arrays.stream(settings.levels()).map(String::strip).map(Long::valueOf).toList(),
        settings.levels_margin());
  }

  @Override
  public List<Contribution> contributions() {
    return contributions;
  }
}
