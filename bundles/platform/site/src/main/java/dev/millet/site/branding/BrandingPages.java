package dev.millet.site.branding;

import dev.millet.api.database.Database;
import dev.millet.api.forms.Input;
import dev.millet.api.gateway.FormVersion;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.gateway.Upload;
import dev.millet.api.images.Image;
import dev.millet.api.images.Images;
import dev.millet.api.images.PreparedImage;
import dev.millet.api.modules.Contribution;
import dev.millet.api.pages.Menu;
import dev.millet.api.pages.NavigationEntry;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.SetupStep;
import dev.millet.api.pages.View;
import dev.millet.platform.api.pages.AccentColours;
import dev.millet.site.http.SettingsApi;
import dev.millet.site.settings.SettingChanges;
import dev.millet.site.settings.SettingValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/** {@code /admin/branding}: name, colour, logo and icon of the site. */
public final class BrandingPages {

  /** Where the page is. */
  public static final String PATH = "/admin/branding";

  private static final String NAME = "pages.name";
  private static final String ACCENT = "pages.accent";
  private static final String LOGO = "pages.logo.image";
  private static final String ICON = "pages.icon.image";
  private static final Set<String> BRAND = Set.of(NAME, ACCENT, LOGO, ICON, "pages.logo");
  private static final String PREFIX = "/images/";
  private static final int LOGO_EDGE = 512;
  private static final int ICON_EDGE = 256;
  private static final int AROUND_FILES = 64 * 1024;

  private final Database database;
  private final Images images;
  private final Pages pages;
  private final AccentColours colours;
  private final SettingChanges changes;
  private final LongSupplier revision;

  private static final Problem CHANGED =
      Problem.of(409, "changed-meanwhile", "It has been changed meanwhile", "");

  /**
   * Makes the page.
   *
   * @param revision counts the changes of settings so far
   */
  public BrandingPages(
      Database database,
      Images images,
      Pages pages,
      AccentColours colours,
      SettingChanges changes,
      LongSupplier revision) {
    this.database = database;
    this.images = images;
    this.pages = pages;
    this.colours = colours;
    this.changes = changes;
    this.revision = revision;
  }

  public List<Contribution> contributions() {
    return List.of(
        Route.get(PATH, SettingsApi.READ, RouteDocument.of("The branding of the site"), this::show),
        Route.post(
                PATH,
                SettingsApi.CHANGE,
                RouteDocument.of("Changes the branding of the site"),
                this::change)
            .withMaxBody(2 * images.maxBytes() + AROUND_FILES),
        new NavigationEntry(
            Menu.ADMINISTRATION, PATH, "navigation.branding", 310, SettingsApi.READ),
        SetupStep.of("site.branding", 100, PATH, request -> isBranded()));
  }

  /** Returns whether the site has a name, colour or image of its own, wherever it is set. */
  private boolean isBranded() {
    return changes.all().stream()
        .filter(each -> BRAND.contains(each.setting().key()))
        .anyMatch(each -> !each.value().equals(each.setting().shownDefault()));
  }

  private Reply show(Request request) {
    BrandingForm now = new BrandingForm(value(NAME), value(ACCENT), null, false, null, false);
    return show(request, BrandingForm.rules(images).filled(now), now());
  }

  private String now() {
    return Long.toString(revision.getAsLong());
  }

  private String value(String key) {
    return changes.all().stream()
        .filter(each -> each.setting().key().equals(key))
        .findFirst()
        .map(SettingValue::value)
        .orElse("");
  }

  private Reply show(Request request, Input<BrandingForm> input, String read) {
    View view = pages.view(request);
    String accent = value(ACCENT);
    BrandingModel model =
        new BrandingModel(
            input, accent, colours.of(accent).orElse(null), value(LOGO), value(ICON), read);
    Page page =
        Page.of(view.text("branding.title"), "branding.jte", model)
            .in(Menu.ADMINISTRATION)
            .withStyles("site.css");
    return pages.page(request, input.hasErrors() ? page.withStatus(422) : page);
  }

  private Reply change(Request request) {
    Input<BrandingForm> input = request.form(BrandingForm.rules(images));
    if (!input.hasErrors() && !isColour(input.value().accent())) {
      input = input.refused("accent", "colour", "Write a colour such as #1d5c94");
    }
    String read = request.form().value("revision");
    if (input.hasErrors()) {
      return show(request, input, read);
    }
    List<String> kept = new ArrayList<>();
    try {
      BrandingForm typed = input.value();
      Map<String, String> wanted = new LinkedHashMap<>();
      wanted.put(NAME, typed.name());
      wanted.put(ACCENT, typed.accent().isEmpty() ? null : typed.accent());
      wanted.putAll(taken("logo", LOGO, LOGO_EDGE, typed.logo(), typed.removeLogo(), kept));
      wanted.putAll(taken("icon", ICON, ICON_EDGE, typed.icon(), typed.removeIcon(), kept));
      save(wanted, request.member().id(), new FormVersion(read));
    } catch (ProblemException e) {
      remove(kept);
      return refused(request, input, e.problem());
    }
    return pages.withNotice(Reply.seeOther(PATH), "branding.saved");
  }

  private boolean isColour(String accent) {
    return accent.isEmpty() || colours.of(accent).isPresent();
  }

  /**
   * Takes an image in, where one was chosen; answers with what the setting becomes, if anything.
   */
  private Map<String, String> taken(
      String field, String key, int edge, Upload upload, boolean removed, List<String> kept) {
    if (upload != null) {
      PreparedImage prepared = images.prepare(field, upload, edge);
      Image image = database.write(handle -> images.keep(prepared));
      kept.add(image.id());
      return Map.of(key, image.path());
    }
    return removed ? Collections.singletonMap(key, null) : Map.of();
  }

  /** Changes what can be changed here; what the file fixes stays, without a word. */
  private void save(Map<String, String> wanted, long member, FormVersion read) {
    List<String> former = new ArrayList<>();
    Map<String, String> possible = new LinkedHashMap<>();
    for (SettingValue value : changes.all()) {
      String key = value.setting().key();
      if (wanted.containsKey(key) && value.editable()) {
        String text = wanted.get(key);
        possible.put(key, value.setting().shownDefault().equals(text) ? null : text);
        if (value.value().startsWith(PREFIX)) {
          former.add(value.value().substring(PREFIX.length()));
        }
      }
    }
    changes.apply(
        possible,
        member,
        now -> {
          if (!read.isOf(now)) {
            throw CHANGED.toException();
          }
        });
    remove(former);
  }

  private void remove(List<String> ids) {
    if (!ids.isEmpty()) {
      database.write(
          handle -> {
            images.remove(ids);
            return null;
          });
    }
  }

  private Reply refused(Request request, Input<BrandingForm> input, Problem problem) {
    if (problem.code().equals(CHANGED.code())) {
      return show(request, input.refused(problem), now()).withStatus(problem.status());
    }
    String read = request.form().value("revision");
    Problem.Field field = problem.fields().stream().findFirst().orElseThrow(problem::toException);
    if (field.name().equals("logo") || field.name().equals("icon")) {
      return show(request, input.refused(problem), read);
    }
    String name = field.name().equals(ACCENT) ? "accent" : "name";
    return show(request, input.refused(name, "refused", field.detail()), read);
  }
}
