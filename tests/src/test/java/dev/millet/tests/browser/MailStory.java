package dev.millet.tests.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.testing.SmtpServer;
import dev.millet.tests.Api;
import dev.millet.tests.Await;
import dev.millet.tests.process.MilletProcess;
import dev.millet.tests.process.Operator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The steps of a member who suggests, is answered, hears of it by mail and has enough of it,
 * however they signed up. The mail server is the test's own; the instance runs with {@code
 * notices.mail.delay.minutes=0}, since what is read on the site within the usual minutes is not
 * mailed.
 */
final class MailStory {

  private static final Axe AXE = new Axe();

  private final MilletProcess millet;
  private final SmtpServer smtp;
  private final Api api;
  private final String operator;

  MailStory(MilletProcess millet, SmtpServer smtp) throws Exception {
    this.millet = millet;
    this.smtp = smtp;
    this.api = new Api(millet.address("/"));
    this.operator = Operator.of(millet).token();
  }

  Api api() {
    return api;
  }

  /** Returns the token of the operator. */
  String operator() {
    return operator;
  }

  static void shows(Chromium browser, String name) {
    browser.picture(name);
    assertEquals(name, 0, browser.overflow());
    assertEquals(name, "[]", AXE.findings(browser).toString());
  }

  /** An administrator names the site and its mail server. */
  void setsMailUp(Chromium admin) {
    admin.visit("/admin/settings/site");
    String home = millet.address("/").toString();
    admin.type("#site-address", home.substring(0, home.length() - 1));
    saves(admin, "site");
    admin.visit("/admin/settings/mail");
    admin.type("#mail-host", "127.0.0.1");
    admin.type("#mail-port", Integer.toString(smtp.port()));
    admin.choose("#mail-security", "none");
    admin.type("#mail-from-address", "ideas@example.com");
    saves(admin, "mail");
  }

  static void saves(Chromium admin, String group) {
    admin.submit("form[action='/admin/settings/" + group + "']");
    admin.find(".notice-success");
  }

  static void choosesLanguage(Chromium member, String language) {
    member.visit("/members/settings");
    member.choose("#locale", language);
    member.submit("form[action='/members/settings/profile']");
    member.find(".notice-success");
  }

  /** Returns the path of the suggestion. */
  static String suggests(Chromium member, String language) {
    member.visit("/suggestions/new");
    member.type("#title", title(language));
    member.type("#body", "For one-handed typing · 单手输入");
    member.submit("form[action='/suggestions/new']");
    member.awaitPath("/suggestions/\\d+");
    return member.path();
  }

  private static String title(String language) {
    return "A & B: 导出 \"CSV\"+快 " + language;
  }

  static void answers(Chromium admin, String suggestion, String text) {
    admin.visit(suggestion);
    admin.click("#respond > summary");
    admin.type("#desk-body", text);
    admin.click(".desk form[action$='/answer'] .actions .button-primary");
    admin.find("#answer");
  }

  /**
   * Returns the message that tells of an answer, once it has come.
   *
   * @param before how many messages the server had before the answer
   */
  MailedLinks hears(int before, String address, String language) throws Exception {
    MailedLinks told = mailAfter(before);
    assertEquals(address, told.to());
    assertEquals(title(language), told.subject());
    String line = language.equals("en") ? " posted an official response" : " 发布了官方答复";
    assertTrue(told.text(), told.text().contains(line));
    assertTrue(told.text(), told.text().contains("A & B: 导出 \"CSV\"+快"));
    assertFalse(told.text(), told.text().contains("&amp;"));
    return told;
  }

  /** Follows the link of the message; the reader is signed in there. */
  static void follows(Chromium member, MailedLinks told, String answer) {
    member.visit("/"); // from a page to a place on itself the browser asks for nothing
    member.visit(told.path("/suggestions/"));
    reads(member, answer);
  }

  /** The page of the suggestion is open, and its reader is signed in. */
  static void reads(Chromium member, String answer) {
    assertTrue(member.text("#answer").contains(answer));
    assertTrue("signed in", member.shows(".masthead details.account"));
  }

  static void turnsAnswersOff(Chromium member, String name) {
    member.visit("/notices/settings");
    member.choose("select[name='mail.suggestions.answered']", "off");
    shows(member, name);
    member.submit("form[action='/notices/settings']");
    member.find(".notice-success");
  }

  /** Returns how many messages the server has. */
  int mails() {
    return smtp.messages().size();
  }

  /** Returns a message by its number, from 1, once it has come. */
  MailedLinks mail(int number) throws Exception {
    return MailedLinks.of(smtp.await(number).get(number - 1));
  }

  /**
   * Has notices mailed until there are more messages than before, and returns the first of them.
   */
  private MailedLinks mailAfter(int before) throws Exception {
    Await.until(
        () -> {
          api.post("/api/v1/jobs/notices.mail/run", operator, "");
          return mails() > before;
        },
        millet::output);
    return mail(before + 1);
  }

  /** Once the notice is on the site, the job that mails runs twice; what comes next is a marker. */
  void noMailComes(Chromium member, String suggestion) throws Exception {
    Await.until(
        () -> {
          member.visit("/notices");
          return !member.all("main a[href^='" + suggestion + "']").isEmpty();
        },
        member::html);
    int before = mails();
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
    assertEquals("marker@example.com", mail(before + 1).to());
  }

  /** Changes whenever the job that mails has run. */
  private long jobRuns() {
    Matcher run =
        Pattern.compile("\"name\":\"notices.mail\"[^}]*\"lastSuccess\":\"([^\"]+)\"")
            .matcher(api.get("/api/v1/jobs", operator).body());
    return run.find() ? run.group(1).hashCode() : 0;
  }
}
