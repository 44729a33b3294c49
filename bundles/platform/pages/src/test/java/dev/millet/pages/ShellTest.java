package dev.millet.pages;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.api.pages.NavigationEntry;
import dev.millet.api.pages.Page;
import dev.millet.testing.FakeGeneration;
import dev.millet.testing.FakeGenerations;
import dev.millet.testing.FakeRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.Test;

public final class ShellTest {

  private static final Member LIN =
      Member.of(3, "lin", "<Lin>", Set.of(Role.MEMBER), Instant.EPOCH);
  private static final Identity SESSION = Identity.ofSession(LIN, "s", "to\"ken");

  private final FakeGenerations generations = new FakeGenerations(null);
  private final Shell shell =
      new Shell(generations, new FakeAssets(), FakeSettings.branding(), Clock.systemUTC());
  private final ShellPages pages = new ShellPages(shell);

  private String shown(Request request) {
    return text(pages.page(request, Page.of("A <title>", "welcome.jte", "")));
  }

  static String text(Reply reply) {
    return new String(((Reply.Bytes) reply.body()).content(), StandardCharsets.UTF_8);
  }

  private void activate(String module, NavigationEntry entry, String label) {
    FakeGeneration generation = generations.activate(module, entry);
    Map<String, Message> messages = Map.of(entry.messageKey(), new FixedMessage(label));
    generation.attachment(
        Texts.class,
        () -> new Texts(Map.of(Languages.ENGLISH, messages, Languages.CHINESE, messages)));
  }

  private String timeFor(String chosen, String told) {
    Member member =
        Member.of(3, "lin", "Lin", Set.of(Role.MEMBER), Instant.EPOCH).withTimeZone(chosen);
    FakeRequest request = FakeRequest.get("/").by(member);
    if (told != null) {
      request.cookie(Moments.ZONE_COOKIE, told);
    }
    return pages.view(request).time(Instant.EPOCH).markup();
  }

  @Test
  public void timesAreInTheZoneOfTheMemberElseOfTheBrowser() {
    String both = timeFor("Asia/Shanghai", "America/New_York");
    assertTrue(both, both.contains("(UTC+8)"));
    String told = timeFor(null, "America/New_York");
    assertTrue(told, told.contains("(UTC-5)"));
    String none = timeFor(null, null);
    assertTrue(none, none.contains("(UTC)"));
    String wrong = timeFor("Mars/Olympus", null);
    assertTrue(wrong, wrong.contains("(UTC)"));
  }

  @Test
  public void thePageStandsInsideTheShell() {
    String page = shown(FakeRequest.get("/"));
    assertTrue(page.contains("<title>A &lt;title&gt; · Millet</title>"));
    assertTrue(page.indexOf("<main") < page.indexOf("<h1>Welcome</h1>"));
    assertTrue(page.endsWith("</html>\n"));
  }

  @Test
  public void aPageNamesItsAddressUnderTheSitesOwnName() {
    assertFalse(shown(FakeRequest.get("/ideas")).contains("canonical"));
    shell.siteOrigin = () -> Optional.of("https://ideas.example.com");
    String page = shown(FakeRequest.get("/ideas"));
    assertTrue(page, page.contains("rel=\"canonical\" href=\"https://ideas.example.com/ideas\""));
    assertTrue(
        page, page.contains("property=\"og:url\" content=\"https://ideas.example.com/ideas\""));
    assertTrue(page, page.contains("property=\"og:title\" content=\"A &lt;title>\""));
    assertFalse("a form's answer has none", shown(FakeRequest.post("/x")).contains("canonical"));
    shell.siteOrigin = Optional::empty;
    assertFalse(shown(FakeRequest.get("/ideas")).contains("canonical"));
  }

  @Test
  public void aPageNamesItsImageForPreviewsUnderTheSitesOwnName() {
    Page page = Page.of("A <title>", "welcome.jte", "").withImage("/images/1");
    assertFalse(text(pages.page(FakeRequest.get("/x"), page)).contains("og:image"));
    shell.siteOrigin = () -> Optional.of("https://ideas.example.com");
    String shown = text(pages.page(FakeRequest.get("/x"), page));
    assertTrue(
        shown,
        shown.contains("property=\"og:image\" content=\"https://ideas.example.com/images/1\""));
    assertFalse(shown(FakeRequest.get("/x")).contains("og:image"));
  }

  @Test
  public void aPageSaysWhoReadsItWhereThatIsCertain() {
    String reader = " data-member=\"";
    assertTrue(shown(FakeRequest.get("/").by(SESSION)).contains(reader + "3\""));
    assertTrue(shown(FakeRequest.get("/")).contains(reader + "\""));
    Page overloaded = Page.of("A <title>", "welcome.jte", "").withStatus(503);
    assertFalse(text(pages.page(FakeRequest.get("/"), overloaded)).contains(reader));
    FakeRequest own = FakeRequest.get("/").by(SESSION);
    assertTrue(text(pages.page(own, overloaded)).contains(reader + "3\""));
  }

  @Test
  public void thePageIsInTheReadersLanguage() {
    String page = shown(FakeRequest.get("/").in(Languages.CHINESE));
    assertTrue(page.contains("<html lang=\"zh-CN\""));
    assertTrue(page.contains("<h1>欢迎</h1>"));
  }

  @Test
  public void theThemeIsTheOneChosen() {
    assertTrue(shown(FakeRequest.get("/")).contains("data-theme=\"auto\""));
    assertTrue(
        shown(FakeRequest.get("/").cookie(Theme.COOKIE, "dark")).contains("data-theme=\"dark\""));
    assertTrue(
        shown(FakeRequest.get("/").cookie(Theme.COOKIE, "\"><b>")).contains("data-theme=\"auto\""));
  }

  @Test
  public void navigationShowsWhatTheReaderMaySee() {
    activate("open", new NavigationEntry("/open", "nav", 2, Permission.PUBLIC), "Open");
    activate(
        "staff",
        new NavigationEntry("/staff", "nav", 1, Permission.toRead("staff.see", Role.STAFF)),
        "Staff only");
    String page = shown(FakeRequest.get("/open/42"));
    assertTrue(page.contains("<a href=\"/open\" aria-current=\"page\">Open</a>"));
    assertFalse(page.contains("Staff only"));
  }

  @Test
  public void aSimilarPathIsNotTheCurrentEntry() {
    activate("open", new NavigationEntry("/open", "nav", 2, Permission.PUBLIC), "Open");
    assertTrue(shown(FakeRequest.get("/opening")).contains("<a href=\"/open\">Open</a>"));
  }

  @Test
  public void onlyTheNearestEntryIsTheCurrentOne() {
    activate("open", new NavigationEntry("/open", "nav", 2, Permission.PUBLIC), "Open");
    activate("inner", new NavigationEntry("/open/inner", "nav", 3, Permission.PUBLIC), "Inner");
    String page = shown(FakeRequest.get("/open/inner/1"));
    assertTrue(page.contains("<a href=\"/open\">Open</a>"));
    assertTrue(page.contains("<a href=\"/open/inner\" aria-current=\"page\">Inner</a>"));
  }

  @Test
  public void aVisitorIsOfferedToSignInAndComeBack() {
    assertTrue(shown(FakeRequest.get("/open")).contains("href=\"/members/sign-in?to=%2Fopen\""));
    assertTrue(shown(FakeRequest.get("/members/sign-up")).contains("href=\"/members/sign-in\""));
  }

  @Test
  public void aMemberSeesTheAccountMenuWithTheCsrfToken() {
    String page = shown(FakeRequest.get("/").by(SESSION));
    assertTrue(page.contains("<bdi>&lt;Lin&gt;</bdi>"));
    assertTrue(page.contains("name=\"_csrf\" value=\"to&#34;ken\""));
    assertFalse(page.contains("/members/sign-up"));
  }

  @Test
  public void aNoticeIsShownOnceInTheModulesWords() {
    activate(
        "open", new NavigationEntry("/open", "notice.done", 2, Permission.PUBLIC), "Done <it>");
    Request request = FakeRequest.get("/open").cookie(Notice.COOKIE, "open~notice.done");
    Reply reply = pages.page(request, Page.of("t", "welcome.jte", ""));
    assertTrue(text(reply).contains("role=\"status\">Done &lt;it&gt;</p>"));
    assertTrue(reply.headers().toString().contains("millet_notice=; Path=/"));
    assertTrue(reply.headers().toString().contains("Max-Age=0"));
  }

  @Test
  public void aForgedNoticeShowsNothing() {
    assertFalse(
        shown(FakeRequest.get("/").cookie(Notice.COOKIE, "Pay now!")).contains("class=\"notice"));
    assertFalse(
        shown(FakeRequest.get("/").cookie(Notice.COOKIE, "no~such")).contains("class=\"notice"));
  }

  @Test
  public void withoutModulesTheFrontPageSaysSo() {
    PagesModule module =
        new PagesModule(
            generations, pages, new TableSlots(generations, false), FakeSettings.branding());
    Reply reply = module.front(FakeRequest.get("/"));
    assertEquals(200, reply.status());
    assertTrue(text(reply).contains("no module with pages is installed"));
  }

  @Test
  public void theFrontPageLeadsToTheFirstVisibleEntry() {
    activate(
        "staff",
        new NavigationEntry("/staff", "nav", 1, Permission.toRead("staff.see", Role.STAFF)),
        "Staff");
    activate("open", new NavigationEntry("/open", "nav", 2, Permission.PUBLIC), "Open");
    Reply reply =
        new PagesModule(
                generations, pages, new TableSlots(generations, false), FakeSettings.branding())
            .front(FakeRequest.get("/"));
    assertEquals(303, reply.status());
    assertEquals("[Location=/open]", reply.headers().toString());
  }
}
