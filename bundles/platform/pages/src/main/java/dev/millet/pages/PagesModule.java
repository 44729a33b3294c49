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
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** The shell's own pages. */
@Component(service = Contributor.class, configurationPid = BrandingSettings.PID)
@Designate(ocd = BrandingSettings.class)
public final class PagesModule implements Contributor {

  static final String ADMINISTRATION = "/admin";
  private static final String FORMER = "/administration";
  private static final String SETTINGS = "/admin/settings";
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
    all.addAll(Branding.checks());
    all.add(Route.get("/", Permission.PUBLIC, RouteDocument.of("The front page"), this::front));
    all.add(
        Route.get(
            ADMINISTRATION,
            ADMINISTER,
            RouteDocument.of("The home of the administration")
                .query("q", "string", "words to look for among its pages"),
            this::administration));
    all.add(
        Route.get(
            FORMER,
            ADMINISTER,
            RouteDocument.of("Leads to the home of the administration, which stood here before"),
            request -> Reply.seeOther(ADMINISTRATION)));
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
    String query = request.query("q").orElse("").strip();
    List<NavigationLink> links = links(Menu.ADMINISTRATION, request);
    AdministrationModel model =
        new AdministrationModel(
            query,
            slots.fill(request, Slots.ATTENTION),
            slots.fill(request, Slots.FIGURES),
            slots.fill(request, Slots.ADMINISTRATION),
            links.stream().filter(link -> isFound(link, query.toLowerCase(Locale.ROOT))).toList(),
            links.stream().anyMatch(link -> link.path().equals(SETTINGS)));
    String title = pages.view(request).text("menu.administration");
    return pages.page(
        request,
        Page.of(title, "administration.jte", model)
            .withStyles("administration.css")
            .withScripts("administration.js"));
  }

  private static boolean isFound(NavigationLink link, String wanted) {
    return (link.label() + " " + link.hint()).toLowerCase(Locale.ROOT).contains(wanted);
  }

  private List<NavigationLink> links(Menu menu, Request request) {
    return Navigation.of(generations.table())
        .links(menu, request, Languages.nearest(request.locale()));
  }
}
