package dev.millet.upgrades;

import dev.millet.api.journal.Subscriptions;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Contributor;
import dev.millet.api.modules.Generations;
import dev.millet.api.pages.Pages;
import dev.millet.upgrades.http.ModulesApi;
import dev.millet.upgrades.overview.Overview;
import dev.millet.upgrades.overview.Troubles;
import dev.millet.upgrades.page.ModulePages;
import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** Shows administrators the modules of the running system. */
@Component(service = Contributor.class)
public final class UpgradesModule implements Contributor {

  private final List<Contribution> contributions;

  @Activate
  public UpgradesModule(
      BundleContext context,
      @Reference Generations generations,
      @Reference Subscriptions subscriptions,
      @Reference ServiceComponentRuntime components,
      @Reference Pages pages) {
    Overview overview =
        new Overview(context, generations, subscriptions, new Troubles(context, components));
    List<Contribution> parts = new ArrayList<>(new ModulesApi(overview).routes());
    parts.addAll(new ModulePages(overview, pages).contributions());
    contributions = List.copyOf(parts);
  }

  @Override
  public List<Contribution> contributions() {
    return contributions;
  }
}
