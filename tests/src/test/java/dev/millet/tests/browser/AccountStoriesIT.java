package dev.millet.tests.browser;

import static dev.millet.tests.browser.MailStory.shows;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.testing.SmtpServer;
import dev.millet.tests.Await;
import dev.millet.tests.process.MilletProcess;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  private static SmtpServer smtp;
  private static MilletProcess millet;
  private static MailStory story;

  @Rule public final Browsers browsers = new Browsers(() -> millet.address("/"));

  private Chromium admin;

  @BeforeClass
  public static void start() throws Exception {
    smtp = SmtpServer.start();
    millet = MilletProcess.run("--set", "notices.mail.delay.minutes=0").ready();
    story = new MailStory(millet, smtp);
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

  @Test
  public void fromAnEmptyDirectoryToAMemberWhoIsToldNoMore() throws Exception {
    becomesAdministrator();
    setsMailUp();
    for (String language : LANGUAGES) {
      Chromium member = signsUpByMail(language);
      String suggestion = MailStory.suggests(member, language);
      int before = story.mails();
      MailStory.answers(admin, suggestion, "收到 & thank you");

      MailedLinks told = story.hears(before, address(language), language);
      MailStory.follows(member, told, "收到 & thank you");

      MailStory.turnsAnswersOff(member, "mail-turned-off-" + language);
      String another = MailStory.suggests(member, language);
      MailStory.answers(admin, another, "Again");
      story.noMailComes(member, another);
      changesTheAddress(member, language);
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
    story.api().product("kettle", story.operator());
  }

  private void setsMailUp() throws Exception {
    story.setsMailUp(admin);
    admin.visit("/admin/settings/members");
    admin.choose("#members-sign-up-email", "required");
    MailStory.saves(admin, "members");
    admin.visit("/admin/mail");
    admin.type("#address", "boss@example.com");
    admin.click("form[action='/admin/mail/test'] button");
    admin.find(".notice-success");
    shows(admin, "mail-set-up");
    assertEquals("boss@example.com", story.mail(1).to());
  }

  private static String address(String language) {
    return "lee-" + language.substring(0, 2) + "@example.com";
  }

  private Chromium signsUpByMail(String language) throws Exception {
    Chromium member = open(Chromium.PHONE, language);
    member.visit("/members/sign-up");
    member.type("#email", address(language));
    shows(member, "mail-sign-up-" + language);
    int before = story.mails();
    member.submit("form[action='/members/sign-up/email']");
    MailedLinks mail = story.mail(before + 1);
    assertEquals(address(language), mail.to());
    member.visit(mail.path("/members/sign-up/link/"));
    member.type("#handle", "lee-" + language.substring(0, 2));
    member.type("#password", PASSWORD);
    member.submit("form[action^='/members/sign-up']");
    member.find(".masthead details.account");
    MailStory.choosesLanguage(member, language);
    return member;
  }

  /** The current address confirms in a browser in which nobody is signed in, the new one last. */
  private void changesTheAddress(Chromium member, String language) throws Exception {
    String next = "new-" + address(language);
    int before = story.mails();
    member.visit("/members/settings/sign-in");
    member.type("form[action='/members/settings/email'] input[name='email']", next);
    member.type("form[action='/members/settings/email'] input[name='password']", PASSWORD);
    member.click("form[action='/members/settings/email'] .actions button");
    member.find("form[action='/members/settings/email/cancel']");
    shows(member, "email-change-waits-" + language);

    Map<String, MailedLinks> mails = new HashMap<>();
    for (MailedLinks mail : List.of(story.mail(before + 1), story.mail(before + 2))) {
      mails.put(mail.to(), mail);
    }
    Chromium anywhere = open(Chromium.DESKTOP, language);
    anywhere.visit(mails.get(address(language)).path("/members/email/stop/"));
    shows(anywhere, "email-change-" + language);
    anywhere.submit("form[action^='/members/email/agree/']");
    anywhere.find(".notice-success");
    member.visit(mails.get(next).path("/members/email/"));
    member.submit("form[action^='/members/email/']");
    member.awaitPath("/members/settings/sign-in");
    assertTrue(member.text("main").contains(next));
    assertTrue(member.all("form[action='/members/settings/email/cancel']").isEmpty());
  }

  @Test
  public void aMemberSignsInWithAnAuthenticatorAndWithARecoveryCode() throws Exception {
    for (String language : LANGUAGES) {
      String handle = "mei-" + language.substring(0, 2);
      story.api().member(handle, story.operator());
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
