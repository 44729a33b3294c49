package dev.millet.pages;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.members.Role;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Contributor;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.Menu;
import dev.millet.api.pages.NavigationEntry;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.Slots;
import dev.millet.platform.api.modules.Generations;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The shell's own pages. */
@Component(service = Contributor.class)
public final class PagesModule implements Contributor {

  static final String ADMINISTRATION = "/administration";
  private static final Permission ADMINISTER =
      Permission.toRead("pages.administration", Role.MODERATOR);

  private final Generations generations;
  private final Pages pages;
  private final Slots slots;
  private final Branding branding;

  @Activate
  public PagesModule(
      @Reference Generations generations,
      @Reference Pages pages,
      @Reference Slots slots,
      @Reference Branding branding) {
    this.generations = generations;
    this.pages = pages;
    this.slots = slots;
    this.branding = branding;
  }

  @Override
  public List<Contribution> contributions() {
    List<Contribution> all = new ArrayList<>(branding.routes());
    all.add(Route.get("/", Permission.PUBLIC, RouteDocument.of("The front page"), this::front));
    all.add(
        Route.get(
            ADMINISTRATION,
            ADMINISTER,
            RouteDocument.of("The home of the administration"),
            this::administration));
    all.add(new NavigationEntry(ADMINISTRATION, "menu.administration", 900, ADMINISTER));
    all.add(
        Route.post(
            "/preferences",
            Permission.PUBLIC_ACTION,
            RouteDocument.of("Chooses language and theme"),
            Preferences::choose));
    return all;
  }

  Reply front(Request request) {
    Html sections = slots.fill(request, Slots.HOME);
    if (!sections.isEmpty()) {
      String title = pages.view(request).text("home.title");
      return pages.page(request, Page.of(title, "home.jte", sections));
    }
    List<NavigationLink> links = links(Menu.MAIN, request);
    if (!links.isEmpty()) {
      return Reply.seeOther(links.get(0).path());
    }
    return pages.page(
        request, Page.of(pages.view(request).text("welcome.title"), "welcome.jte", ""));
  }

  private Reply administration(Request request) {
    AdministrationModel model =
        new AdministrationModel(
            slots.fill(request, Slots.ADMINISTRATION), links(Menu.ADMINISTRATION, request));
    String title = pages.view(request).text("menu.administration");
    return pages.page(request, Page.of(title, "administration.jte", model));
  }

  private List<NavigationLink> links(Menu menu, Request request) {
    return Navigation.of(generations.table())
        .links(menu, request, Languages.nearest(request.locale()));
  }
}
