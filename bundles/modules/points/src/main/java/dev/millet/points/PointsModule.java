package dev.millet.points;

import dev.millet.api.gateway.Permission;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Contributor;
import dev.millet.api.pages.NavigationEntry;
import dev.millet.api.pages.Pages;
import dev.millet.points.account.OwnPages;
import java.util.ArrayList;
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
  public PointsModule(@Reference Pages pages, PointsSettings settings) {
    contributions.addAll(new OwnPages(pages).routes());
    contributions.add(new NavigationEntry("/points", "navigation", 400, Permission.PUBLIC));
  }

  @Override
  public List<Contribution> contributions() {
    return contributions;
  }
}
