package dev.millet.points;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Permission;
import dev.millet.api.guard.Guard;
import dev.millet.api.journal.Journal;
import dev.millet.api.members.Members;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Contributor;
import dev.millet.api.notices.Notices;
import dev.millet.api.pages.NavigationEntry;
import dev.millet.api.pages.Pages;
import dev.millet.api.secrets.Secrets;
import dev.millet.api.selection.Criterion;
import dev.millet.points.account.OwnPages;
import dev.millet.points.draws.Draws;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;

/** Puts points together: the ledger, the accounts of members, and what they earn by. */
@Component(service = Contributor.class, configurationPid = "dev.millet.points")
@Designate(ocd = PointsSettings.class)
public final class PointsModule implements Contributor {

  private final List<Contribution> contributions = new ArrayList<>();

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  volatile List<Criterion> criteria = List.of();

  @Activate
  public PointsModule(
      @Reference Database database,
      @Reference Journal journal,
      @Reference Guard guard,
      @Reference Members members,
      @Reference Notices notices,
      @Reference Secrets secrets,
      @Reference Pages pages,
      PointsSettings settings) {
    Draws.Services services =
        new Draws.Services(database, journal, guard, members, notices, secrets, pages);
    contributions.addAll(new Draws(services, some -> Map.of(), () -> criteria).contributions());
    contributions.addAll(new OwnPages(pages).routes());
    contributions.add(new NavigationEntry("/points", "navigation", 400, Permission.PUBLIC));
  }

  @Override
  public List<Contribution> contributions() {
    return contributions;
  }
}
