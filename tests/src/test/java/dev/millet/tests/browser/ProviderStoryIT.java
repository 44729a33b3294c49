package dev.millet.tests.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.testing.SmtpServer;
import dev.millet.tests.OidcProvider;
import dev.millet.tests.process.MilletProcess;
import java.util.List;
import java.util.Map;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.FixMethodOrder;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runners.MethodSorters;

/**
 * An administrator sets a provider up by page, and members sign in with it and are told by mail, in
 * each language. One instance serves all of it.
 */
@FixMethodOrder(MethodSorters.NAME_ASCENDING)
public class ProviderStoryIT {

  private static final Axe AXE = new Axe();
  private static final String PASSWORD = "correct horse battery";
  private static final String ANSWER = "收到 & thank you";

  /** Members who sign in with the provider and are notified by mail, by language. */
  private static final Map<String, String> TOLD = Map.of("en", "noa", "zh-CN", "yun");

  private static SmtpServer smtp;
  private static MilletProcess millet;
  private static OidcProvider provider;
  private static MailStory story;

  @Rule public final Browsers browsers = new Browsers(() -> millet.address("/"));

  @BeforeClass
  public static void start() throws Exception {
    smtp = SmtpServer.start();
    millet =
        MilletProcess.run(
                "--set", "outgoing.private.addresses=true", "--set", "notices.mail.delay.minutes=0")
            .with("MILLET_ADMIN_PASSWORD", PASSWORD)
            .ready();
    provider = OidcProvider.start(millet.address("/sso/oidc/callback").toString());
    story = new MailStory(millet, smtp);
    story.api().product("kettle", story.operator());
  }

  @AfterClass
  public static void stop() throws Exception {
    if (provider != null) {
      provider.close();
    }
    if (millet != null) {
      millet.close();
    }
    smtp.close();
  }

  private Chromium open(int width, String language) {
    Chromium browser = browsers.open(width, true);
    browser.visit("/health/live");
    browser.script("document.cookie = 'millet_locale=" + language + "; path=/'");
    return browser;
  }

  private Chromium administrator(String language, String path) {
    Chromium admin = open(Chromium.DESKTOP, language);
    admin.visit("/members/sign-in?to=" + path);
    admin.type("#handle", "admin");
    admin.type("#password", PASSWORD);
    admin.submit("form[action='/members/sign-in']");
    admin.awaitPath(path);
    return admin;
  }

  @Test
  public void anAdministratorSetsAProviderUp() {
    Chromium admin = administrator("zh-CN", "/admin/sso");
    assertEquals(List.of(), AXE.findings(admin));
    admin.click("a[href='/admin/sso/new/oidc']");
    assertEquals(millet.address("/sso/oidc/callback").toString(), admin.text("code.secret"));
    admin.type("#name", "极光");
    admin.type("#issuer", provider.issuer() + "/nobody");
    admin.type("#clientId", OidcProvider.CLIENT);
    admin.type("#clientSecret", OidcProvider.SECRET);
    admin.submit("form[action='/admin/sso/new/oidc']");
    admin.find("#issuer[aria-invalid=true]");
    assertEquals(List.of(), AXE.findings(admin));
    admin.picture("sso-provider-refused-zh-CN");
    admin.type("#issuer", provider.issuer());
    admin.type("#clientSecret", OidcProvider.SECRET);
    admin.submit("form[action='/admin/sso/new/oidc']");
    admin.awaitPath("/admin/sso");
    assertTrue(admin.text(".list .entry").contains("极光"));
    admin.picture("sso-providers-zh-CN");
    for (String preset : List.of("wecom", "feishu", "oauth2")) {
      admin.visit("/admin/sso/new/" + preset);
      assertEquals(preset, List.of(), AXE.findings(admin));
      assertEquals(preset, 0, admin.overflow());
    }
  }

  @Test
  public void membersSignInWithItInEnglish() {
    signsIn("en", "lee", "Continue with 极光");
  }

  @Test
  public void membersSignInWithItInChinese() {
    signsIn("zh-CN", "han", "使用极光登录");
  }

  private void signsIn(String language, String person, String button) {
    Chromium member = open(Chromium.PHONE, language);
    member.visit("/members/sign-in?to=/suggestions/new");
    assertEquals(button, member.text("a[href^='/sso/oidc']"));
    assertEquals(List.of(), AXE.findings(member));
    assertEquals(0, member.overflow());
    member.picture("sso-sign-in-" + language);
    givesName(member, person);
    member.awaitPath("/suggestions/new");
    member.visit("/members/settings/sign-in");
    assertTrue(member.find("#sso-title").isDisplayed());
    assertTrue(member.text("main").contains(person + "@example.com"));
    assertEquals(List.of(), AXE.findings(member));
    member.picture("sso-settings-" + language);
    member.click("form[action='/sso/unlink'] button");
    member.awaitPath("/members/(settings/sign-in|confirm)");
  }

  /** Goes from the page to sign in to the provider, which does not know the browser yet. */
  private static void givesName(Chromium member, String person) {
    member.click("a[href^='/sso/oidc']");
    member.type("input[name='login']", person);
    member.type("input[name='password']", "any");
    member.click("button[type='submit']");
    member.click("form button[type='submit']:not([name])");
  }

  @Test
  public void whoCameByItIsAnsweredByMailAndToldNoMore() throws Exception {
    Chromium admin = administrator("en", "/admin/settings/site");
    story.setsMailUp(admin);
    for (String language : List.of("en", "zh-CN")) {
      Chromium member = open(Chromium.PHONE, language);
      member.visit("/members/sign-in?to=/suggestions/new");
      givesName(member, TOLD.get(language));
      member.awaitPath("/suggestions/new");
      MailStory.choosesLanguage(member, language);
      String suggestion = MailStory.suggests(member, language);
      int before = story.mails();
      MailStory.answers(admin, suggestion, ANSWER);

      MailedLinks told = story.hears(before, TOLD.get(language) + "@example.com", language);
      comesBackByTheLink(member, told, suggestion);
      MailStory.follows(member, told, ANSWER);

      MailStory.turnsAnswersOff(member, "sso-mail-turned-off-" + language);
      String another = MailStory.suggests(member, language);
      MailStory.answers(admin, another, "Again");
      story.noMailComes(member, another);
    }
  }

  /** The session has ended meanwhile; the provider still knows the browser and asks nothing. */
  private static void comesBackByTheLink(Chromium member, MailedLinks told, String suggestion) {
    StoryInstance.signOut(member);
    member.visit(told.path("/suggestions/"));
    assertFalse("signed out", member.shows(".masthead details.account"));
    member.click(".masthead a[href^='/members/sign-in?to=']");
    member.awaitPath("/members/sign-in");
    member.click("a[href^='/sso/oidc']");
    member.awaitPath(suggestion);
    MailStory.reads(member, ANSWER);
  }
}
