package dev.millet.tests.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.tests.Api;
import dev.millet.tests.Await;
import dev.millet.tests.ModuleChanges;
import dev.millet.tests.Versions;
import dev.millet.tests.depot.Depot;
import dev.millet.tests.lingering.LingeringJar;
import dev.millet.tests.process.MilletProcess;
import dev.millet.tests.process.Operator;
import dev.millet.tests.trial.EveryPlace;
import dev.millet.tests.trial.TrialModule;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;

/**
 * A module fills every place of the platform while it runs, and fails in each of them once: the
 * page around it and what else stands in the place are there.
 */
public class PlacesIT {

  private static final String PASSWORD = "correct horse battery";
  private static final String ENGLISH =
      "trial.settings=Trial settings\ntrial.rules=Trial rules\ntrial.rules.hint=How trials go\n"
          + "privacy.trial=Your trials. They are deleted.\n";
  private static final String CHINESE =
      "trial.settings=试用设置\ntrial.rules=试用规则\ntrial.rules.hint=试用须知\n"
          + "privacy.trial=你的试用记录。注销后随即删除。\n";

  private static MilletProcess millet;
  private static Api api;
  private static String operator;

  @Rule public final Browsers browsers = new Browsers(() -> millet.address("/"));

  private Chromium browser;

  @BeforeClass
  public static void start() throws Exception {
    millet =
        MilletProcess.run("--set", "upgrades.unsigned=true", "--set", "upgrades.watch.seconds=1")
            .withDemo()
            .with("MILLET_ADMIN_PASSWORD", PASSWORD)
            .ready();
    api = new Api(millet.address("/"));
    operator = Operator.of(millet).token();
    Versions trial =
        TrialModule.of("1.0.0", EveryPlace.class)
            .entry("messages/en.properties", ENGLISH)
            .entry("messages/zh-CN.properties", CHINESE);
    byte[] depot = LingeringJar.of("depot", "1.0.0", Depot.class);
    assertEquals("done", new ModuleChanges(api, operator).make(trial.bytes(), depot));
  }

  @AfterClass
  public static void stop() throws Exception {
    if (millet != null) {
      millet.close();
    }
  }

  @Before
  public void open() {
    browser = browsers.open(Chromium.DESKTOP, true);
  }

  @Test
  public void everyPlaceIsFilled() {
    browser.visit("/members/sign-in?to=/suggestions");
    browser.type("#handle", "admin");
    browser.type("#password", PASSWORD);
    browser.submit("form[action='/members/sign-in']");
    browser.awaitPath("/suggestions");

    assertTrue(shows("/", "#trial-home"));
    assertTrue(shows("/members/admin", "#trial-profile"));
    assertTrue(shows("/members/settings", ".tabs a[href='" + EveryPlace.SETTINGS + "']"));
    assertTrue(shows("/members/settings/data", ".tabs a[aria-current='page']"));
    assertTrue(text("main").contains("Your trials."));
    assertTrue(shows("/admin", "#trial-attention"));
    assertTrue(shows("/admin", ".entry a[href='" + EveryPlace.RULES + "']"));
    assertTrue(text("main").contains("How trials go"));
    assertTrue(shows("/admin/start", ".todo [data-state='done']"));
    assertTrue(shows("/admin/start", "a[href='/admin/start/steps/trial.broken']"));
    assertTrue(shows("/modules", ".tabs a[href='" + EveryPlace.RULES + "']"));
    assertTrue(shows("/modules", ".main-navigation a[href='/admin'][aria-current]"));
  }

  @Test
  public void filesAreUploadedFromAPage() throws Exception {
    browser.visit("/members/sign-in?to=/");
    browser.type("#handle", "admin");
    browser.type("#password", PASSWORD);
    browser.submit("form[action='/members/sign-in']");
    browser.awaitPath("/");
    browser.attach("#upload-depot-file-7", "测试版 1.txt", "发布 ".repeat(100_000));
    String expected = "测试版 1.txt 700000";
    Await.until(
        () -> api.get("/depot/last", null).body().equals(expected),
        () -> text("main") + api.get("/depot/last", null).body());
  }

  @Test
  public void badgesStandBesideNames() {
    long suggestion = Api.number(api.get("/api/v1/suggestions?limit=1", operator).body(), "id");
    assertTrue(shows("/suggestions/" + suggestion, ".person + #trial-badge"));
    assertFalse(
        (Boolean) browser.script("return document.body.innerHTML.includes('member.badge')"));
  }

  @Test
  public void visitorsSeeWhatIsOpenToThem() {
    assertTrue(shows("/", "#trial-home"));
    assertFalse(shows("/", "a[href='/admin']"));
    assertFalse(shows("/admin", "#trial-attention"));
  }

  private boolean shows(String path, String selector) {
    browser.visit(path);
    return (Boolean) browser.script("return document.querySelector(\"" + selector + "\") !== null");
  }

  private String text(String selector) {
    return (String) browser.script("return document.querySelector('" + selector + "').innerText");
  }
}
