package dev.millet.notices;

import dev.millet.api.database.Database;
import dev.millet.api.forms.Rules;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.lists.Slice;
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
  private static final String DIGEST = "/api/v1/notices/digest";
  private static final int ORDER = 250;

  private final Database database;
  private final MailChoices changes;
  private final Choices choices;
  private final PendingStore pending;
  private final MailPlan plan;
  private final NoticeTypes types;
  private final Pages pages;

  /**
   * A type, and how the caller is told of it.
   *
   * @param site whether it is shown on the site
   * @param mail {@code now}, {@code digest} or {@code off}
   */
  record Preference(String type, String name, boolean site, String mail) {}

  /** A choice, as a program sends it. */
  record NewPreference(Boolean site, String mail) {
    static final Rules<NewPreference> RULES =
        Rules.of(NewPreference.class).flag("site").choice("mail", "now", "digest", "off");
  }

  /** How often the digest comes. */
  record DigestChoice(String rhythm) {
    static final Rules<DigestChoice> RULES =
        Rules.of(DigestChoice.class).choice("rhythm", "daily", "weekly", "off");
  }

  Preferences(Database database, MailChoices changes, MailPlan plan, Pages pages) {
    this.database = database;
    this.changes = changes;
    this.choices = new Choices(database);
    this.pending = new PendingStore(database);
    this.plan = plan;
    this.types = plan.types();
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
            request -> Reply.list(Slice.of(list(request)))),
        Route.put(
            API + "/{key}",
            NoticesApi.WRITE,
            RouteDocument.of("Chooses how the caller is told of a type")
                .taking(NewPreference.RULES)
                .giving(204, null)
                .problems("not-found", "invalid"),
            this::change),
        Route.get(
            DIGEST,
            NoticesApi.READ,
            RouteDocument.of("Says how often the caller gets the digest")
                .giving(200, DigestChoice.class),
            request -> Reply.json(new DigestChoice(rhythm(request.member()).word()))),
        Route.put(
            DIGEST,
            NoticesApi.WRITE,
            RouteDocument.of("Chooses how often the caller gets the digest")
                .describing("At nine in the morning in the caller's time zone, weekly on Mondays.")
                .taking(DigestChoice.RULES)
                .giving(204, null)
                .problems("invalid"),
            this::changeDigest));
  }

  private Rhythm rhythm(Member member) {
    return database
        .read(handle -> pending.rhythms(handle, List.of(member.id())))
        .getOrDefault(member.id(), Rhythm.USUAL);
  }

  private Reply show(Request request) {
    List<PreferencesModel.Row> rows =
        list(request).stream()
            .map(
                each ->
                    new PreferencesModel.Row(each.type(), each.name(), each.site(), each.mail()))
            .toList();
    String title = pages.view(request).text("settings.title");
    var model = new PreferencesModel(rows, plan.mail().isSetUp(), rhythm(request.member()).word());
    return pages.page(
        request, Page.of(title, "settings.jte", model).in(Menu.SETTINGS).withStyles("notices.css"));
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
                    chosen.get(type.key() + " " + Choices.SITE) != Delivery.OFF,
                    chosen.getOrDefault(type.key() + " " + Choices.MAIL, type.delivery()).word()))
        .toList();
  }

  private Reply submit(Request request) {
    long member = request.member().id();
    List<String> shown = request.form().values("site");
    boolean mails = plan.mail().isSetUp();
    for (NoticeType type : types.of(request.identity())) {
      String mail = request.form().value("mail." + type.key());
      database.write(
          handle -> {
            changes.site(handle, member, type.key(), shown.contains(type.key()));
            if (mails && List.of("now", "digest", "off").contains(mail)) {
              changes.mail(handle, member, type.key(), Delivery.of(mail));
            }
            return null;
          });
    }
    String digest = request.form().value("digest");
    if (mails && List.of("daily", "weekly", "off").contains(digest)) {
      changeDigest(member, digest);
    }
    return pages.withNotice(Reply.seeOther(PATH), "settings.saved");
  }

  private Reply change(Request request) {
    long member = request.member().id();
    String key = request.parameter("key");
    NewPreference typed = request.json(NewPreference.RULES);
    if (types.of(request.identity()).stream().noneMatch(type -> type.key().equals(key))) {
      throw Problem.notFound("There is no type " + key + ".").toException();
    }
    database.write(
        handle -> {
          changes.site(handle, member, key, typed.site());
          changes.mail(handle, member, key, Delivery.of(typed.mail()));
          return null;
        });
    return Reply.noContent();
  }

  private Reply changeDigest(Request request) {
    changeDigest(request.member().id(), request.json(DigestChoice.RULES).rhythm());
    return Reply.noContent();
  }

  private void changeDigest(long member, String rhythm) {
    database.write(
        handle -> {
          changes.digest(handle, member, Rhythm.of(rhythm));
          return null;
        });
  }
}
