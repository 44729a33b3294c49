package dev.millet.tests.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.tests.Api;
import dev.millet.tests.process.MilletProcess;
import dev.millet.tests.process.Operator;
import java.util.List;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** A new company makes the site its own by page alone, in each language. */
@RunWith(Parameterized.class)
public class AdministrationStoryIT {

  private static final String PASSWORD = "correct horse battery";
  private static final Axe AXE = new Axe();
  private static MilletProcess millet;

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

  @BeforeClass
  public static void start() throws Exception {
    millet =
        MilletProcess.run("--set", "upgrades.watch.seconds=0")
            .with("MILLET_ADMIN_PASSWORD", PASSWORD)
            .ready();
    Api api = new Api(millet.address("/"));
    String product = "{\"slug\": \"os\", \"name\": \"OS\", \"description\": \"\"}";
    assertEquals(
        201, api.post("/api/v1/products", Operator.of(millet).token(), product).statusCode());
  }

  @AfterClass
  public static void stop() throws Exception {
    if (millet != null) {
      millet.close();
    }
  }

  @Before
  public void signIn() {
    admin = browsers.open(Chromium.DESKTOP, true);
    admin.visit("/health/live");
    admin.script("document.cookie = 'millet_locale=" + language + "; path=/'");
    admin.visit("/members/sign-in?to=/admin");
    admin.type("#handle", "admin");
    admin.type("#password", PASSWORD);
    admin.submit("form[action='/members/sign-in']");
    admin.awaitPath("/admin");
  }

  @Test
  public void aCompanyMakesTheSiteItsOwn() {
    findTheSettings();
    String days = language.equals("en") ? "60" : "90";
    changeALiveSetting(days);
    changeASettingOfAModule(language.equals("en") ? "25" : "35");
    aBadValueIsRefusedAndKept();
    choosesNameAndColour();
    writesItsPrivacy();
    aNewcomerAgrees();
  }

  private void findTheSettings() {
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
    assertTrue(admin.find("main").getText().contains(minutes));
  }

  private void aBadValueIsRefusedAndKept() {
    admin.visit("/admin/settings/site");
    admin.type("#site-address", "ideas");
    admin.submit("form[action='/admin/settings/site']");
    admin.find("#site-address[aria-invalid=true]");
    assertEquals("ideas", admin.find("#site-address").getDomProperty("value"));
  }

  private void choosesNameAndColour() {
    admin.visit("/admin/branding");
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
  }

  private void writesItsPrivacy() {
    admin.visit("/admin/texts/privacy");
    admin.type("#english", "We keep **little**.");
    admin.type("#chinese", "我们保存得**很少**。");
    admin.submit("form[action='/admin/texts/privacy']");
    admin.awaitPath("/admin/texts");
    admin.click(".site-links a[href='/privacy']");
    admin.await(".prose strong", "text", language.equals("en") ? "little" : "很少");
  }

  private void aNewcomerAgrees() {
    Chromium visitor = browsers.open(Chromium.PHONE, true);
    visitor.visit("/members/sign-up");
    visitor.type("#handle", "newcomer-" + language.substring(0, 2));
    visitor.type("#password", PASSWORD);
    visitor.click("#agreed");
    visitor.submit("form[action='/members/sign-up']");
    visitor.awaitPath("/suggestions");
  }
}
