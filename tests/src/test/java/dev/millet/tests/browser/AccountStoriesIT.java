package dev.millet.tests.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.testing.SmtpServer;
import dev.millet.tests.Api;
import dev.millet.tests.Await;
import dev.millet.tests.process.MilletProcess;
import dev.millet.tests.process.Operator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;

/**
 * From an empty directory to a member who is told by mail and has enough of it, and the second step
 * of a sign-in; in both languages.
 */
public class AccountStoriesIT {

  private static final String PASSWORD = "correct horse battery";
  private static final Pattern SETUP = Pattern.compile("https?://\\S+(/members/setup/\\S+)");
  private static final List<String> LANGUAGES = List.of("en", "zh-CN");
  private static final String SIGN_IN = "form[action='/members/sign-in']";
  private static final String STEP = "form[action='/members/sign-in/two-factor']";
  private static final Axe AXE = new Axe();

  private static SmtpServer smtp;
  private static MilletProcess millet;
  private static Api api;
  private static String operator;

  @Rule public final Browsers browsers = new Browsers(() -> millet.address("/"));

  private Chromium admin;

  @BeforeClass
  public static void start() throws Exception {
    smtp = SmtpServer.start();
    // what is read on the site within the usual minutes is not mailed: here nothing waits for them
    millet = MilletProcess.run("--set", "notices.mail.delay.minutes=0").ready();
    api = new Api(millet.address("/"));
    operator = Operator.of(millet).token();
  }

  @AfterClass
  public static void stop() throws Exception {
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

  private void shows(Chromium browser, String name) {
    browser.picture(name);
    assertEquals(name, 0, browser.overflow());
    assertEquals(name, "[]", AXE.findings(browser).toString());
  }

  @Test
  public void fromAnEmptyDirectoryToAMemberWhoIsToldNoMore() throws Exception {
    becomesAdministrator();
    setsMailUp();
    for (String language : LANGUAGES) {
      Chromium member = signsUpByMail(language);
      String suggestion = suggests(member, language);
      answers(suggestion, "收到 & thank you");

      MailedLinks told = nextMail("notices.mail");
      assertEquals(address(language), told.to());
      assertEquals("A & B: 导出 \"CSV\"+快 " + language, told.subject());
      assertTrue(told.text(), told.text().contains("A & B: 导出 \"CSV\"+快"));
      assertFalse(told.text(), told.text().contains("&amp;"));
      member.visit("/"); // from a page to a place on itself the browser asks for nothing
      member.visit(told.path("/suggestions/"));
      assertTrue(member.text("#answer").contains("收到 & thank you"));
      assertTrue("signed in", member.shows(".masthead details.account"));

      turnsAnswersOff(member, language);
      String another = suggests(member, language);
      answers(another, "Again");
      noMailComes(member, another);
    }
  }

  private void becomesAdministrator() throws Exception {
    Await.until(() -> SETUP.matcher(millet.output()).find(), millet::output);
    Matcher link = SETUP.matcher(millet.output());
    assertTrue(link.find());
    admin = open(Chromium.DESKTOP, "en");
    admin.visit(link.group(1));
    admin.type("#handle", "boss");
    admin.type("#password", PASSWORD);
    admin.submit("form[action^='/members/setup/']");
    admin.awaitPath("/admin/start");
    api.product("kettle", operator);
  }

  private void setsMailUp() throws Exception {
    admin.visit("/admin/settings/site");
    String home = millet.address("/").toString();
    admin.type("#site-address", home.substring(0, home.length() - 1));
    saves("site");
    admin.visit("/admin/settings/mail");
    admin.type("#mail-host", "127.0.0.1");
    admin.type("#mail-port", Integer.toString(smtp.port()));
    admin.choose("#mail-security", "none");
    admin.type("#mail-from-address", "ideas@example.com");
    saves("mail");
    admin.visit("/admin/settings/members");
    admin.choose("#members-sign-up-email", "required");
    saves("members");
    admin.visit("/admin/mail");
    admin.type("#address", "boss@example.com");
    admin.click("form[action='/admin/mail/test'] button");
    admin.find(".notice-success");
    shows(admin, "mail-set-up");
    assertEquals("boss@example.com", mail(smtp.await(1).size()).to());
  }

  private void saves(String group) {
    admin.submit("form[action='/admin/settings/" + group + "']");
    admin.find(".notice-success");
  }

  private static String address(String language) {
    return "lee-" + language.substring(0, 2) + "@example.com";
  }

  private Chromium signsUpByMail(String language) throws Exception {
    Chromium member = open(Chromium.PHONE, language);
    member.visit("/members/sign-up");
    member.type("#email", address(language));
    shows(member, "mail-sign-up-" + language);
    int before = smtp.messages().size();
    member.submit("form[action='/members/sign-up/email']");
    smtp.await(before + 1);
    MailedLinks mail = mail(before + 1);
    assertEquals(address(language), mail.to());
    member.visit(mail.path("/members/sign-up/link/"));
    member.type("#handle", "lee-" + language.substring(0, 2));
    member.type("#password", PASSWORD);
    member.submit("form[action^='/members/sign-up']");
    member.find(".masthead details.account");
    member.visit("/members/settings");
    member.choose("#locale", language);
    member.submit("form[action='/members/settings/profile']");
    member.find(".notice-success");
    return member;
  }

  private String suggests(Chromium member, String language) {
    member.visit("/suggestions/new");
    member.type("#title", "A & B: 导出 \"CSV\"+快 " + language);
    member.type("#body", "For one-handed typing · 单手输入");
    member.submit("form[action='/suggestions/new']");
    member.awaitPath("/suggestions/\\d+");
    return member.path();
  }

  private void answers(String suggestion, String text) {
    admin.visit(suggestion);
    admin.click("#respond > summary");
    admin.type("#desk-body", text);
    admin.click(".desk form[action$='/answer'] .actions .button-primary");
    admin.find("#answer");
  }

  /** Has a job run until a message more has come, and returns that. */
  private MailedLinks nextMail(String job) throws Exception {
    int before = smtp.messages().size();
    Await.until(
        () -> {
          api.post("/api/v1/jobs/" + job + "/run", operator, "");
          return smtp.messages().size() > before;
        },
        millet::output);
    return mail(before + 1);
  }

  private static MailedLinks mail(int number) throws Exception {
    return MailedLinks.of(smtp.messages().get(number - 1));
  }

  private void turnsAnswersOff(Chromium member, String language) {
    member.visit("/notices/settings");
    member.choose("select[name='mail.suggestions.answered']", "off");
    shows(member, "mail-turned-off-" + language);
    member.submit("form[action='/notices/settings']");
    member.find(".notice-success");
  }

  /** Once the notice is on the site, the job that mails runs twice; what comes next is a marker. */
  private void noMailComes(Chromium member, String suggestion) throws Exception {
    Await.until(
        () -> {
          member.visit("/notices");
          return !member.all("main a[href^='" + suggestion + "']").isEmpty();
        },
        member::html);
    int before = smtp.messages().size();
    for (int run = 0; run < 2; run++) {
      long runs = jobRuns();
      Await.until(
          () -> {
            api.post("/api/v1/jobs/notices.mail/run", operator, "");
            return jobRuns() != runs;
          },
          () -> api.get("/api/v1/jobs", operator).body());
    }
    api.post("/api/v1/mail/test", operator, "{\"address\":\"marker@example.com\"}");
    smtp.await(before + 1);
    assertEquals("marker@example.com", mail(before + 1).to());
  }

  /** Changes whenever the job that mails has run. */
  private long jobRuns() {
    Matcher run =
        Pattern.compile("\"name\":\"notices.mail\"[^}]*\"lastSuccess\":\"([^\"]+)\"")
            .matcher(api.get("/api/v1/jobs", operator).body());
    return run.find() ? run.group(1).hashCode() : 0;
  }

  @Test
  public void aMemberSignsInWithAnAuthenticatorAndWithARecoveryCode() throws Exception {
    for (String language : LANGUAGES) {
      String handle = "mei-" + language.substring(0, 2);
      api.member(handle, operator);
      Chromium member = open(Chromium.PHONE, language);
      givesPassword(member, handle);
      member.awaitPath("/suggestions");

      String secret = setsUp(member, language);
      List<String> recovery =
          member.all(".recovery-codes code").stream().map(code -> code.getText()).toList();
      assertEquals(10, recovery.size());
      shows(member, "two-factor-codes-" + language);
      member.click("main a.button-primary");
      member.awaitPath("/members/settings/two-factor");
      shows(member, "two-factor-on-" + language);

      Chromium another = open(Chromium.DESKTOP, language);
      givesPassword(another, handle);
      another.awaitPath("/members/sign-in/two-factor");
      shows(another, "two-factor-step-" + language);
      another.type("#code", "000000".equals(Otp.now(secret)) ? "000001" : "000000");
      another.submit(STEP);
      another.find("#code[aria-invalid=true]");
      shows(another, "two-factor-wrong-" + language);
      another.type("#code", recovery.get(0));
      another.submit(STEP);
      another.awaitPath("/suggestions");

      Chromium third = open(Chromium.DESKTOP, language);
      givesPassword(third, handle);
      third.awaitPath("/members/sign-in/two-factor");
      // the code of the step after the one that turned it on counts already
      third.type("#code", Otp.next(secret));
      third.submit(STEP);
      third.awaitPath("/suggestions");
    }
  }

  private static void givesPassword(Chromium browser, String handle) {
    browser.visit("/members/sign-in?to=/suggestions");
    browser.type("#handle", handle);
    browser.type("#password", PASSWORD);
    browser.submit(SIGN_IN);
  }

  private String setsUp(Chromium member, String language) {
    member.visit("/members/settings/two-factor");
    shows(member, "two-factor-off-" + language);
    member.click("form[action='/members/settings/two-factor/prepare'] button");
    member.awaitPath("/members/settings/two-factor/set-up");
    member.find("svg.qr-code");
    shows(member, "two-factor-set-up-" + language);
    String secret = member.text("code.secret").replace(" ", "");
    member.type("#code", Otp.now(secret));
    member.submit("form[action='/members/settings/two-factor/set-up']");
    member.find(".recovery-codes");
    return secret;
  }
}
