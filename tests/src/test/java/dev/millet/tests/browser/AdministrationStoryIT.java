package dev.millet.tests.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.tests.Await;
import dev.millet.tests.process.MilletProcess;
import java.net.URI;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/**
 * A new company gets from an empty directory to a first answered suggestion by page alone, in each
 * language.
 */
@RunWith(Parameterized.class)
public class AdministrationStoryIT {

  private static final String PASSWORD = "correct horse battery";
  private static final Pattern SETUP = Pattern.compile("https?://\\S+(/members/setup/\\S+)");
  private static final String START = "/admin/start";
  private static final int STEPS = 9;
  private static final Axe AXE = new Axe();

  private MilletProcess millet;

  @Rule public final Browsers browsers = new Browsers(() -> millet.address("/"));

  private final String language;
  private final String settings;
  private Chromium admin;

  public AdministrationStoryIT(String language, String settings) {
    this.language = language;
    this.settings = settings;
  }

  @Parameters(name = "{0}")
  public static List<Object[]> languages() {
    return List.of(new Object[] {"en", "Settings"}, new Object[] {"zh-CN", "设置"});
  }

  @Before
  public void start() throws Exception {
    millet = MilletProcess.run("--set", "upgrades.watch.seconds=0").ready();
  }

  @After
  public void stop() throws Exception {
    millet.close();
  }

  @Test
  public void fromAnEmptyDirectoryToAFirstAnsweredSuggestion() throws Exception {
    setUp();
    choosesNameAndColour();
    makesTheFirstProduct();
    closesSignUp();
    String link = invitesTheTeam();
    Chromium team = joins("team", link);
    admin.visit("/admin/invitations");
    assertTrue(admin.text(".list .entry").contains("team-" + mark()));
    opensSignUp();
    findTheSettings();
    changeALiveSetting("60");
    changeASettingOfAModule("25");
    aBadValueIsRefusedAndKept();
    writesItsTexts();
    Chromium member = joins("newcomer", "/members/sign-up");
    String suggestion = suggests(member);
    answers(team, suggestion);
    member.visit(suggestion);
    assertTrue(member.text("#answer").contains("收到 thank you"));
    skipsWhatIsLeft();
  }

  private Chromium open(int width) {
    Chromium browser = browsers.open(width, true);
    browser.visit("/health/live");
    browser.script("document.cookie = 'millet_locale=" + language + "; path=/'");
    return browser;
  }

  private String mark() {
    return language.substring(0, 2);
  }

  private void setUp() throws Exception {
    Await.until(() -> SETUP.matcher(millet.output()).find(), millet::output);
    Matcher link = SETUP.matcher(millet.output());
    assertTrue(link.find());
    admin = open(Chromium.DESKTOP);
    admin.visit(link.group(1));
    admin.type("#handle", "boss-" + mark());
    admin.type("#password", PASSWORD);
    admin.submit("form[action^='/members/setup/']");
    admin.awaitPath(START);
    admin.picture("first-hour-checklist-" + language);
    assertEquals(List.of(), AXE.findings(admin));
    assertEquals(STEPS, admin.all(".todo > li").size());
    admin.visit("/suggestions");
    admin.click(".empty a[href='/admin/products/new']");
    admin.awaitPath("/admin/products/new");
    admin.visit("/admin");
    assertEquals(STEPS, admin.all(".admin-home .todo > li").size());
    assertEquals(List.of(), AXE.findings(admin));
    admin.click("#checklist a");
    admin.awaitPath(START);
  }

  /** Goes to the page of a step. */
  private void begin(String step, String path) {
    admin.click(".todo a[href='/admin/start/steps/" + step + "']");
    admin.awaitPath(path);
    admin.find(".guide");
  }

  /** Goes back by the line above the page; the step is done now. */
  private void back(int settled) {
    admin.click(".guide a");
    admin.awaitPath(START);
    settled(settled);
  }

  private void settled(int steps) {
    admin.await(".progress", "value", Integer.toString(steps));
  }

  private void choosesNameAndColour() {
    begin("site.branding", "/admin/branding");
    admin.type("#name", "极光 " + language);
    admin.type("#accent", "#ffe600");
    admin.submit("form[action='/admin/branding']");
    admin.await(".brand span", "text", "极光 " + language);
    assertEquals(3, admin.all(".contrasts li").size());
    String button =
        (String)
            admin.script(
                "const s = getComputedStyle(document.querySelector('.button-primary'));"
                    + "return s.backgroundColor + ' ' + s.color");
    assertEquals("rgb(255, 230, 0) rgb(0, 0, 0)", button);
    assertEquals(List.of(), AXE.findings(admin));
    back(1);
  }

  private void makesTheFirstProduct() {
    begin("products.first", "/admin/products/new");
    admin.type("#name", language.equals("en") ? "Aurora OS" : "极光系统");
    admin.submit("form[action='/admin/products/new']");
    admin.awaitPath("/admin/products");
    back(2);
  }

  private void closesSignUp() {
    begin("members.sign-up", "/admin/settings/members");
    signUp("false");
    back(3);
  }

  private void opensSignUp() {
    admin.visit("/admin/settings/members");
    signUp("true");
    admin.visit(START);
    settled(3);
    admin.click(".todo form[action$='members.sign-up'] button[value='done']");
    settled(4);
  }

  private void signUp(String open) {
    admin.choose("#members-sign-up", open);
    admin.submit("form[action='/admin/settings/members']");
    admin.find(".notice-success");
  }

  private String invitesTheTeam() {
    begin("members.team", "/admin/invitations");
    admin.choose("#role", "staff");
    admin.type("#note", "Camera team · 相机");
    admin.submit("form[action='/admin/invitations']");
    String link = URI.create(admin.text("code.secret")).getPath();
    admin.picture("first-hour-invitations-" + language);
    assertEquals(List.of(), AXE.findings(admin));
    back(4);
    return link;
  }

  /** Somebody makes an account, on a phone. */
  private Chromium joins(String name, String path) {
    Chromium visitor = open(Chromium.PHONE);
    visitor.visit(path);
    visitor.type("#handle", name + "-" + mark());
    visitor.type("#password", PASSWORD);
    if (visitor.shows("#agreed")) {
      visitor.click("#agreed");
    }
    assertEquals(List.of(), AXE.findings(visitor));
    assertEquals("nothing reaches beyond the right edge", 0, visitor.overflow());
    visitor.submit("form[action='/members/sign-up']");
    visitor.awaitPath("/suggestions");
    return visitor;
  }

  private String suggests(Chromium member) {
    member.visit("/suggestions/new");
    member.type("#title", "Larger keys 更大的按键");
    member.type("#body", "For one-handed typing · 单手输入");
    member.submit("form[action='/suggestions/new']");
    member.awaitPath("/suggestions/\\d+");
    return member.path();
  }

  private void answers(Chromium team, String suggestion) {
    team.visit(suggestion);
    team.click("#respond > summary");
    team.type("#desk-body", "收到 thank you");
    team.click(".desk form[action$='/answer'] .actions .button-primary");
    team.find("#answer");
  }

  private void skipsWhatIsLeft() {
    admin.visit(START);
    int done = STEPS - 4;
    for (String step : List.of("mail.server", "builds.channel", "events.city")) {
      admin.click(".todo form[action$='" + step + "'] button[value='skipped']");
      settled(++done);
    }
    admin.visit("/admin");
    admin.click(".todo form[action$='suggestions.first'] button[value='skipped']");
    admin.awaitPath("/admin");
    admin.find("#attention");
    admin.visit("/admin");
    assertFalse("finished, it is gone", admin.shows("#checklist"));
    admin.click("#admin-links a[href='/admin/start']");
    settled(STEPS);
    admin.picture("first-hour-finished-" + language);
    assertEquals(List.of(), AXE.findings(admin));
  }

  private void findTheSettings() {
    admin.visit("/admin");
    assertEquals(List.of(), AXE.findings(admin));
    admin.type("#find", settings);
    assertTrue(admin.find("#admin-links a[href='/admin/settings']").isDisplayed());
    assertFalse(admin.shows("#admin-links a[href='/modules']"));
    admin.visit("/admin/settings");
    admin.await("h1", "text", settings);
  }

  private void changeALiveSetting(String days) {
    admin.visit("/admin/settings/members");
    admin.type("#members-session-days", days);
    admin.submit("form[action='/admin/settings/members']");
    admin.find(".notice-success");
    assertEquals(days, admin.find("#members-session-days").getDomProperty("value"));
    admin.find(".field .meta .person");
  }

  private void changeASettingOfAModule(String minutes) {
    admin.visit("/admin/settings/suggestions");
    admin.type("#suggestions-answer-promise", minutes);
    admin.submit("form[action='/admin/settings/suggestions']");
    admin.find(".notice-success");
    admin.visit("/admin");
    assertTrue(admin.text("main").contains(minutes));
  }

  private void aBadValueIsRefusedAndKept() {
    admin.visit("/admin/settings/site");
    admin.type("#site-address", "ideas");
    admin.submit("form[action='/admin/settings/site']");
    admin.find("#site-address[aria-invalid=true]");
    assertEquals("ideas", admin.find("#site-address").getDomProperty("value"));
  }

  private void writesItsTexts() {
    admin.visit(START);
    begin("site.texts", "/admin/texts");
    admin.click("a[href='/admin/texts/privacy']");
    admin.type("#english", "We keep **little**.");
    admin.type("#chinese", "我们保存得**很少**。");
    admin.submit("form[action='/admin/texts/privacy']");
    admin.awaitPath("/admin/texts");
    admin.click("a[href='/admin/texts/terms']");
    admin.type("#english", "Be kind.");
    admin.submit("form[action='/admin/texts/terms']");
    admin.awaitPath("/admin/texts");
    back(5);
    admin.click(".site-links a[href='/privacy']");
    admin.await(".prose strong", "text", language.equals("en") ? "little" : "很少");
  }
}
