package dev.millet.pages;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Contributor;
import dev.millet.api.modules.Generations;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The shell's own pages. */
@Component(service = Contributor.class)
public final class PagesModule implements Contributor {

  private final Generations generations;
  private final Pages pages;
  private final Branding branding;

  @Activate
  public PagesModule(
      @Reference Generations generations, @Reference Pages pages, @Reference Branding branding) {
    this.generations = generations;
    this.pages = pages;
    this.branding = branding;
  }

  @Override
  public List<Contribution> contributions() {
    List<Contribution> all = new ArrayList<>(branding.routes());
    all.add(Route.get("/", Permission.PUBLIC, RouteDocument.of("The front page"), this::front));
    all.add(
        Route.post(
            "/preferences",
            Permission.PUBLIC_ACTION,
            RouteDocument.of("Chooses language and theme"),
            Preferences::choose));
    return all;
  }

  Reply front(Request request) {
    List<NavigationLink> links =
        Navigation.of(generations.table()).links(request, Languages.nearest(request.locale()));
    if (!links.isEmpty()) {
      return Reply.seeOther(links.get(0).path());
    }
    return pages.page(
        request, Page.of(pages.view(request).text("welcome.title"), "welcome.jte", ""));
  }
}
