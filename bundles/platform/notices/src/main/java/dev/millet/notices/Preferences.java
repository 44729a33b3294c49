package dev.millet.notices;

import dev.millet.api.database.Database;
import dev.millet.api.forms.Rules;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.members.Member;
import dev.millet.api.modules.Contribution;
import dev.millet.api.notices.Delivery;
import dev.millet.api.notices.NoticeType;
import dev.millet.api.pages.Menu;
import dev.millet.api.pages.NavigationEntry;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How members are told: on a page of their settings, and through the API. */
final class Preferences {

  private static final String PATH = "/notices/settings";
  private static final String API = "/api/v1/notices/preferences";
  private static final int ORDER = 250;

  private final Database database;
  private final Choices choices;
  private final NoticeTypes types;
  private final Pages pages;

  /** A type, and whether it is shown on the site. */
  record Preference(String type, String name, boolean site) {}

  /** A choice, as a program sends it. */
  record NewPreference(Boolean site) {
    static final Rules<NewPreference> RULES = Rules.of(NewPreference.class).flag("site");
  }

  Preferences(Database database, Choices choices, NoticeTypes types, Pages pages) {
    this.database = database;
    this.choices = choices;
    this.types = types;
    this.pages = pages;
  }

  List<Contribution> contributions() {
    return List.of(
        new NavigationEntry(Menu.SETTINGS, PATH, "settings.navigation", ORDER, NoticesApi.READ),
        Route.get(PATH, NoticesApi.READ, "How the reader is told", this::show),
        Route.post(PATH, NoticesApi.WRITE, "Chooses how the reader is told", this::submit),
        Route.get(
            API,
            NoticesApi.READ,
            RouteDocument.of("Lists how the caller is told, by type").listingAll(Preference.class),
            request -> Reply.json(Map.of("items", list(request)))),
        Route.put(
            API + "/{key}",
            NoticesApi.WRITE,
            RouteDocument.of("Chooses how the caller is told of a type")
                .taking(NewPreference.RULES)
                .giving(204, null)
                .problems("not-found", "invalid"),
            this::change));
  }

  private Reply show(Request request) {
    List<PreferencesModel.Row> rows =
        list(request).stream()
            .map(each -> new PreferencesModel.Row(each.type(), each.name(), each.site()))
            .toList();
    String title = pages.view(request).text("settings.title");
    return pages.page(
        request,
        Page.of(title, "settings.jte", new PreferencesModel(rows))
            .in(Menu.SETTINGS)
            .withStyles("notices.css"));
  }

  private List<Preference> list(Request request) {
    Member member = request.member();
    Locale language = request.locale();
    Map<String, Delivery> chosen = new HashMap<>();
    database
        .read(handle -> choices.of(handle, member.id()))
        .forEach(each -> chosen.put(each.type() + " " + each.channel(), each.choice()));
    return types.of(request.identity()).stream()
        .map(
            type ->
                new Preference(
                    type.key(),
                    types.name(type, language),
                    chosen.get(type.key() + " " + Choices.SITE) != Delivery.OFF))
        .toList();
  }

  private Reply submit(Request request) {
    List<String> shown = request.form().values("site");
    for (NoticeType type : types.of(request.identity())) {
      keep(request.member(), type.key(), shown.contains(type.key()));
    }
    return pages.withNotice(Reply.seeOther(PATH), "settings.saved");
  }

  private Reply change(Request request) {
    Member member = request.member();
    String key = request.parameter("key");
    NewPreference typed = request.json(NewPreference.RULES);
    if (types.of(request.identity()).stream().noneMatch(type -> type.key().equals(key))) {
      throw Problem.notFound("There is no type " + key + ".").toException();
    }
    keep(member, key, typed.site());
    return Reply.noContent();
  }

  private void keep(Member member, String type, boolean shown) {
    Delivery choice = shown ? Delivery.NOW : Delivery.OFF;
    database.write(
        handle -> {
          choices.keep(handle, new Choices.Choice(member.id(), type, Choices.SITE, choice));
          return null;
        });
  }
}
