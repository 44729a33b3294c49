package dev.millet.pages;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Route;
import dev.millet.api.members.Member;
import dev.millet.api.members.Person;
import dev.millet.api.members.Role;
import dev.millet.api.modules.Contribution;
import dev.millet.api.pages.Fragment;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.Menu;
import dev.millet.api.pages.NavigationEntry;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Slots;
import dev.millet.api.subjects.Subject;
import dev.millet.testing.FakeGeneration;
import dev.millet.testing.FakeGenerations;
import dev.millet.testing.FakeRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Test;

/** The places that modules fill on pages of the platform. */
public final class PlacesTest {

  private static final Permission STAFF = Permission.toRead("test.staff", Role.STAFF);
  private static final Member LIN = Member.of(3, "lin", "Lin", Set.of(Role.MEMBER), Instant.EPOCH);
  private static final Member BOSS =
      Member.of(4, "boss", "Boss", Set.of(Role.MEMBER, Role.ADMIN), Instant.EPOCH);
  private static final Person PERSON = Person.of(LIN);
  private static final Person OTHER = new Person(8, "wang", "<!--member.badge:3-->", null);

  private final FakeGenerations generations = new FakeGenerations(null);
  private final ShellPages pages =
      new ShellPages(
          new Shell(generations, new FakeAssets(), FakeSettings.branding(), Clock.systemUTC()));
  private final TableSlots slots = new TableSlots(generations, false);
  private final PagesModule module =
      new PagesModule(generations, pages, slots, FakeSettings.branding());

  @Test
  public void theTabsOfTheSettingsAreThoseOfAllModulesInTheirOrder() {
    activate("points", entry(Menu.SETTINGS, "/points/settings", 500, Permission.PUBLIC));
    activate("members", entry(Menu.SETTINGS, "/members/settings", 100, Permission.PUBLIC));
    activate("hidden", entry(Menu.SETTINGS, "/hidden/settings", 1, STAFF));
    activate("main", entry(Menu.MAIN, "/elsewhere", 1, Permission.PUBLIC));
    FakeRequest request = FakeRequest.get("/points/settings").by(LIN);

    String page =
        ShellTest.text(pages.page(request, Page.of("Points", "welcome.jte", "").in(Menu.SETTINGS)));

    String tabs = page.substring(page.indexOf("class=\"tabs\""), page.indexOf("<h1>Welcome"));
    int own = tabs.indexOf("<a href=\"/members/settings\">");
    int points = tabs.indexOf("<a href=\"/points/settings\" aria-current=\"page\">");
    assertTrue(tabs, 0 < own && own < points);
    assertFalse(tabs, tabs.contains("/hidden/settings") || tabs.contains("/elsewhere"));
  }

  @Test
  public void theAdministrationShowsPagesAndSectionsToThoseWhoMaySeeThem() throws Exception {
    activate(
        "points",
        entry(Menu.ADMINISTRATION, "/points/rules", 2, STAFF),
        Fragment.section(Slots.ADMINISTRATION, 1, STAFF, request -> new Html("<p>Look!</p>")),
        Fragment.section(
            Slots.ADMINISTRATION,
            2,
            Permission.toAdminister("test.admin"),
            request -> new Html("<p>Secret</p>")));
    Member staff = Member.of(5, "s", "S", Set.of(Role.MEMBER, Role.STAFF), Instant.EPOCH);

    String forStaff = shown("/admin", staff);
    assertTrue(forStaff, forStaff.contains("<a href=\"/points/rules\">/points/rules</a>"));
    assertTrue(forStaff, forStaff.contains("About /points/rules"));
    assertTrue(forStaff, forStaff.contains("Look!"));
    assertFalse(forStaff, forStaff.contains("Secret"));
    String forAdmin = shown("/admin", BOSS);
    assertTrue(forAdmin, forAdmin.indexOf("Look!") < forAdmin.indexOf("Secret"));
  }

  @Test
  public void aLineThatLeadsOnStandsAboveEveryPageOfThoseWhomItIsFor() throws Exception {
    activate(
        "points",
        Fragment.section(
            Slots.GUIDE,
            1,
            Permission.toAdminister("test.admin"),
            request -> new Html("<p class=\"guide\">" + request.path() + "</p>")),
        Fragment.section(
            Slots.GUIDE,
            0,
            Permission.PUBLIC,
            request -> {
              throw new NoClassDefFoundError("on purpose");
            }));

    String page = shown("/admin", BOSS);
    assertTrue(page, page.contains("<p class=\"guide\">/admin</p>"));
    assertTrue(page.indexOf("class=\"guide\"") < page.indexOf("<h1>"));
    assertFalse(shown("/", LIN).contains("guide"));
  }

  @Test
  public void aPageOfTheAdministrationBelongsToItInTheMainNavigation() {
    activate("pages", module.contributions().toArray(Contribution[]::new));
    activate("points", entry(Menu.ADMINISTRATION, "/points/rules", 2, STAFF));
    FakeRequest request = FakeRequest.get("/points/rules").by(BOSS);

    String page =
        ShellTest.text(
            pages.page(request, Page.of("Rules", "welcome.jte", "").in(Menu.ADMINISTRATION)));

    assertTrue(page, page.contains("<a href=\"/admin\" aria-current=\"page\">"));
  }

  @Test
  public void theFrontPageHasTheSectionsAndOneThatCrashesCostsItsOwnPlaceOnly() throws Exception {
    activate("first", Fragment.section(Slots.HOME, 2, Permission.PUBLIC, one -> html("second")));
    activate(
        "crash",
        Fragment.section(
            Slots.HOME,
            1,
            Permission.PUBLIC,
            one -> {
              throw new NoClassDefFoundError("on purpose");
            }));
    activate("last", Fragment.section(Slots.HOME, 1, Permission.PUBLIC, one -> html("first")));

    String page = shown("/", LIN);

    assertTrue(page, page.indexOf("first") < page.indexOf("second"));
    assertTrue(page, page.contains("first") && page.contains("second"));
  }

  @Test
  public void withoutSectionsTheFrontPageLeadsToTheFirstPage() throws Exception {
    activate("main", entry(Menu.MAIN, "/suggestions", 1, Permission.PUBLIC));
    activate("empty", Fragment.section(Slots.HOME, 1, Permission.PUBLIC, one -> Html.EMPTY));

    assertEquals(303, module.front(FakeRequest.get("/")).status());
  }

  @Test
  public void badgesStandBesideNamesAndAreAskedForOncePage() {
    List<List<Subject>> asked = new ArrayList<>();
    activate(
        "points",
        new Fragment(
            Slots.MEMBER_BADGE,
            1,
            (request, members) -> {
              asked.add(members);
              return members.stream().map(member -> html("gold" + member.id())).toList();
            }));

    String page = badged(PERSON, OTHER, PERSON);

    assertEquals(1, asked.size());
    assertEquals(List.of(Subject.of(Slots.MEMBER, 3), Subject.of(Slots.MEMBER, 8)), asked.get(0));
    assertEquals(3, page.split("gold", -1).length - 1);
    assertTrue(page, page.contains("Lin</bdi></a>gold3"));
    assertFalse(page, page.contains("<!--member.badge"));
    assertTrue("a name is no mark", page.contains("&lt;!--member.badge:3--"));
  }

  @Test
  public void whoeverMayNotSeeABadgeSeesNone() {
    activate(
        "points",
        new Fragment(
            Slots.MEMBER_BADGE,
            1,
            STAFF,
            (request, members) -> members.stream().map(member -> html("gold")).toList()));

    String page = badged(PERSON);

    assertFalse(page, page.contains("gold") || page.contains("member.badge"));
  }

  @Test
  public void aBadgeThatCrashesLeavesTheName() {
    activate(
        "points",
        new Fragment(
            Slots.MEMBER_BADGE,
            1,
            (request, members) -> {
              throw new StackOverflowError("on purpose");
            }));

    String page = badged(PERSON);

    assertTrue(page, page.contains("Lin</bdi></a>"));
    assertFalse(page, page.contains("member.badge"));
  }

  @Test
  public void peopleInABadgeHaveNoBadges() {
    activate(
        "points",
        new Fragment(
            Slots.MEMBER_BADGE,
            1,
            (request, members) ->
                members.stream()
                    .map(member -> pages.fragment(request, "home.jte", mark(request)))
                    .toList()));

    String page = badged(PERSON);

    assertFalse(page, page.contains("member.badge"));
    assertEquals(2, page.split("Lin</bdi></a>", -1).length - 1);
  }

  /** A page of which people are a part. */
  private String badged(Person... people) {
    FakeRequest request = FakeRequest.get("/").by(LIN);
    StringBuilder markup = new StringBuilder();
    for (Person person : people) {
      markup.append(pages.view(request).person(person).markup());
    }
    Html body = new Html(markup.toString());
    return ShellTest.text(pages.page(request, Page.of("People", "home.jte", body)));
  }

  private Html mark(dev.millet.api.gateway.Request request) {
    return pages.view(request).person(PERSON);
  }

  private static Html html(String text) {
    return new Html(text);
  }

  private static NavigationEntry entry(Menu menu, String path, int order, Permission permission) {
    return new NavigationEntry(menu, path, "label", order, permission);
  }

  private String shown(String path, Member reader) throws Exception {
    FakeRequest request = FakeRequest.get(path).by(reader);
    for (Contribution each : module.contributions()) {
      if (each instanceof Route route && route.template().equals(path)) {
        Reply reply = route.handler().handle(request);
        return ShellTest.text(reply);
      }
    }
    throw new AssertionError("no route " + path);
  }

  /** Entries are labelled with their paths. */
  private void activate(String name, Contribution... contributions) {
    FakeGeneration generation = generations.activate(name, contributions);
    Map<String, Message> messages = new HashMap<>();
    messages.put("menu.administration", new FixedMessage("Administration"));
    for (Contribution each : contributions) {
      if (each instanceof NavigationEntry entry && entry.messageKey().equals("label")) {
        messages.put("label", new FixedMessage(entry.path()));
        messages.put("label.hint", new FixedMessage("About " + entry.path()));
      }
    }
    generation.attachment(
        Texts.class,
        () -> new Texts(Map.of(Languages.ENGLISH, messages, Languages.CHINESE, messages)));
  }
}
