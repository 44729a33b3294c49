package dev.millet.tests.browser;

import static org.junit.Assert.assertEquals;

import dev.millet.tests.Api;
import dev.millet.tests.ModuleChanges;
import dev.millet.tests.Shipped;
import dev.millet.tests.Versions;
import dev.millet.tests.process.MilletProcess;
import dev.millet.tests.process.Operator;
import dev.millet.tests.trial.Steady;
import dev.millet.tests.trial.TrialModule;
import java.io.IOException;
import java.util.Arrays;
import org.junit.After;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** An administrator at the pages about modules: with scripts, and on a phone without them. */
@RunWith(Parameterized.class)
public abstract class ModuleStories {

  private static final String PASSWORD = "a long enough pass phrase";
  static MilletProcess millet;
  static ModuleChanges changes;
  private static int number;

  @Rule public final Browsers browsers = new Browsers(() -> millet.address("/"));
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final String setting;
  private final int width;
  final boolean scripts;
  Chromium browser;
  UpgradePages pages;

  ModuleStories(String setting, int width, boolean scripts) {
    this.setting = setting;
    this.width = width;
    this.scripts = scripts;
  }

  @Parameters(name = "{0}")
  public static Iterable<Object[]> settings() {
    return Arrays.asList(
        new Object[] {"desk", Chromium.DESKTOP, true},
        new Object[] {"phone-no-scripts", Chromium.PHONE, false});
  }

  @BeforeClass
  public static void start() throws Exception {
    millet =
        MilletProcess.run(
                "--set", "upgrades.unsigned=true",
                // time enough to see a step on a page, also on a machine that is busy
                "--set", "upgrades.watch.seconds=10",
                "--set", "upgrades.most.slower=1000",
                "--set", "upgrades.least.samples=10")
            .with("MILLET_ADMIN_PASSWORD", PASSWORD)
            .ready();
    changes = new ModuleChanges(new Api(millet.address("/")), Operator.of(millet).token());
    assertEquals("done", changes.make(TrialModule.of(next(), Steady.class).bytes()));
  }

  @AfterClass
  public static void stop() throws Exception {
    if (millet != null) {
      millet.close();
    }
  }

  @Before
  public void signIn() {
    browser = browsers.open(width, scripts);
    pages = new UpgradePages(browser, scripts, setting, folder.getRoot().toPath());
    browser.visit("/members/sign-in?to=/modules");
    browser.type("#handle", "admin");
    browser.type("#password", PASSWORD);
    browser.submit("form[action='/members/sign-in']");
    browser.awaitPath("/modules");
  }

  @After
  public void awaitTheEndOfTheChange() throws Exception {
    changes.outcome();
  }

  static String next() {
    return "0.1." + (100 + ++number);
  }

  static byte[] voting(String version) throws IOException {
    return shipped("voting", version);
  }

  static byte[] shipped(String name, String version) throws IOException {
    return Versions.of(Shipped.home().root(), name).version(version).bytes();
  }
}
