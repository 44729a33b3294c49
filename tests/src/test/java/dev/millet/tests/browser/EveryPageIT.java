package dev.millet.tests.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.tests.Api;
import dev.millet.tests.ModuleChanges;
import dev.millet.tests.Shipped;
import dev.millet.tests.Sweep;
import dev.millet.tests.Versions;
import dev.millet.tests.process.MilletProcess;
import dev.millet.tests.process.Operator;
import dev.millet.tests.trial.Steady;
import dev.millet.tests.trial.TrialModule;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/**
 * Opens every page of the live table as a visitor and as an administrator, in both languages, and
 * looks at it in both themes, on a phone and at a desk.
 *
 * <p>Each build opens a page twice. The second time all is the other way round: the language, the
 * theme and the width in which it is judged, and the reader, where both may open it. Which of these
 * come together changes from page to page. Full sweeps open and judge it in all ways.
 */
@RunWith(Parameterized.class)
public class EveryPageIT {

  private static final String PASSWORD = "correct horse battery";
  private static final List<String> PROBLEMS =
      List.of("/nothing-is-here", "/suggestions/999999999", "/suggestions?limit=many");
  private static final String MOOD = "ALTER TABLE voting_votes ADD COLUMN mood VARCHAR(20)";
  private static final Axe AXE = new Axe();
  private static MilletProcess millet;
  private static LivePages pages;

  @Rule public final Browsers browsers = new Browsers(() -> millet.address("/"));

  private final String language;
  private final String reader;
  private final boolean english;
  private final boolean visitor;
  private final List<String> findings = new ArrayList<>();
  private Chromium browser;

  public EveryPageIT(String language, String reader) {
    this.language = language;
    this.reader = reader;
    this.english = language.equals("en");
    this.visitor = reader.equals("visitor");
  }

  @Parameters(name = "{1}, {0}")
  public static Iterable<Object[]> readers() {
    return Arrays.asList(
        new Object[] {"en", "visitor"},
        new Object[] {"zh-CN", "visitor"},
        new Object[] {"en", "admin"},
        new Object[] {"zh-CN", "admin"});
  }

  @BeforeClass
  public static void start() throws Exception {
    millet =
        MilletProcess.run(
                "--set",
                "upgrades.unsigned=true",
                "--set",
                "upgrades.watch.seconds=1",
                "--set",
                "upgrades.start.seconds=15")
            .withDemo()
            .with("MILLET_ADMIN_PASSWORD", PASSWORD)
            .ready();
    Api api = new Api(millet.address("/"));
    String operator = Operator.of(millet).token();
    long suggestion = Api.number(api.get("/api/v1/suggestions?limit=1", operator).body(), "id");
    String group =
        Api.text(
            api.post("/api/v1/members/groups", operator, "{\"name\":\"First hundred\"}").body(),
            "slug");
    Map<String, List<String>> examples = PageExamples.of("/suggestions/" + suggestion, group);
    String product = Api.text(api.get("/api/v1/products", operator).body(), "slug");
    examples.put("/admin/products/{slug}", List.of("/admin/products/" + product));
    BuildExamples.make(api, operator, product, suggestion, examples);
    TeamExamples.make(api, operator, product, examples);
    String invitation = "{\"role\":\"staff\",\"uses\":1,\"days\":7,\"note\":\"相机\"}";
    String link =
        Api.text(api.post("/api/v1/members/invitations", operator, invitation).body(), "link");
    examples.put(
        "/members/invitations/{secret}",
        List.of(URI.create(link).getPath(), "/members/invitations/forged"));
    changeModules(new ModuleChanges(api, operator), examples);
    pages = new LivePages(api, operator, examples);
  }

  /** A change that went well and one that did not, a disabled module, and something to install. */
  private static void changeModules(ModuleChanges changes, Map<String, List<String>> examples)
      throws Exception {
    Path home = Shipped.home().root();
    assertEquals("done", changes.make(Versions.of(home, "voting").version("0.1.50").bytes()));
    byte[] silent =
        Versions.of(home, "voting").version("0.1.51").header("Service-Component", null).bytes();
    assertEquals("failed", changes.make(silent));
    assertEquals("done", changes.make(TrialModule.of("1.0.0", Steady.class).bytes()));
    assertEquals("done", changes.order("{\"disable\": [\"trial\"]}"));
    String newer =
        changes.files(
            Versions.of(home, "voting").version("0.1.60").entry("db/9001-mood.sql", MOOD).bytes());
    examples.put(
        "/modules/plan",
        List.of(
            "/modules/plan?file=" + newer.replaceAll("[^0-9a-f]", ""),
            "/modules/plan?disable=voting",
            "/modules/plan?back=suggestions"));
    examples.put("/modules/changes/{id}", List.of("/modules/changes/1", "/modules/changes/2"));
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
    AXE.on(browser);
    browser.visit("/health/live");
    browser.script("document.cookie = 'millet_locale=" + language + "; path=/'");
    if (!visitor) {
      StoryInstance.signIn(browser, "admin", PASSWORD);
    }
  }

  @Test
  public void everyPageCanBeReadAndUsedByEverybody() {
    List<String> shared = new ArrayList<>(pages.paths(true));
    shared.addAll(PROBLEMS);
    for (int i = 0; i < shared.size(); i++) {
      if (Sweep.isFull() || visitor == (english == isSet(i, 0))) {
        visit(shared.get(i), i);
      }
    }
    if (!visitor) {
      List<String> own = new ArrayList<>(pages.paths(false));
      own.removeAll(shared);
      for (int i = 0; i < own.size(); i++) {
        visit(own.get(i), i);
      }
      lookAtAnImport();
    }
    assertEquals("", String.join("\n", findings));
  }

  private void visit(String path, int number) {
    browser.visit(path);
    look(path, number);
  }

  private static boolean isSet(int number, int bit) {
    return (number >> bit & 1) == 1;
  }

  private void lookAtAnImport() {
    browser.resize(Chromium.DESKTOP);
    browser.visit("/suggestions/import");
    browser.attach("#file", "ideas.csv", "Idea,Words,When\nWarmer,\"So warm, 很暖\",yesterday\n");
    browser.submit("form[action='/suggestions/import']");
    browser.find("button[name=step][value=check]");
    look("/import-columns", 0);
    browser.resize(Chromium.DESKTOP);
    browser.choose("#map-title", "Idea");
    browser.click("button[name=step][value=check]");
    browser.find("a[href='#product']");
    look("/import-product", 2);
    browser.resize(Chromium.DESKTOP);
    browser.type("#newProduct", "Ideas");
    browser.click("button[name=step][value=check]");
    browser.find(".import-result");
    look("/import-checked", 4);
  }

  @Test
  public void whatNobodyCouldUseIsFound() {
    browser.visit("/suggestions");
    browser.script("document.querySelector('main').append(document.createElement('button'))");
    String found = AXE.findings(browser).toString();
    assertTrue(found, found.contains("button-name"));
    browser.script("document.querySelector('main').append('so faint')");
    browser.script("document.querySelector('main').style = 'color: #777; background: #888'");
    String faint = AXE.findingsInColours(browser).toString();
    assertTrue(faint, faint.contains("color-contrast"));
    assertFalse(faint, faint.contains("button-name"));
  }

  /** What stands outside of its row, or too far below; the progress is tried with six steps. */
  private static final String IN_VIEW =
      """
      const found = [];
      for (const chosen of document.querySelectorAll(':is(.tabs, .segments) [aria-current]')) {
        const row = chosen.parentElement.getBoundingClientRect();
        const place = chosen.getBoundingClientRect();
        if (place.left < row.left - 1 || place.right > row.right + 1) {
          found.push('the chosen tab is out of view: ' + chosen.textContent);
        }
      }
      const first = document.querySelector('.list-head ~ * .entry');
      if (first && innerWidth < 500 && first.getBoundingClientRect().top + scrollY > 300) {
        found.push('the list begins too far below');
      }
      const way = document.querySelector('.way');
      if (way) {
        const more = [];
        while (way.children.length < 6) {
          const step = way.children[1].cloneNode(true);
          way.children[1].after(step);
          more.push(step);
        }
        for (const step of way.children) {
          if (step.scrollWidth > step.clientWidth + 1) {
            found.push('a step has no room: ' + step.textContent);
          }
        }
        more.forEach(step => step.remove());
      }
      return found.join('; ');
      """;

  private void look(String path, int number) {
    if (!browser.script("return document.documentElement.lang").equals(language)) {
      findings.add(path + " is not in " + language);
    }
    // from the width that the page before was left at: to change it takes as long as to look
    int other = browser.width() == Chromium.PHONE ? Chromium.DESKTOP : Chromium.PHONE;
    for (int width : new int[] {browser.width(), other}) {
      browser.resize(width);
      if (browser.overflow() > 0) {
        findings.add(path + " reaches beyond the right edge at " + width);
      }
      String hidden = browser.script(IN_VIEW).toString();
      if (!hidden.isEmpty()) {
        findings.add(path + " at " + width + ": " + hidden);
      }
      Object clipped = width == Chromium.DESKTOP ? browser.script(LargeText.TWICE) : "";
      if (!clipped.equals("")) {
        findings.add(path + " with text twice as large: " + clipped);
      }
      for (String theme : new String[] {"light", "dark"}) {
        if (isLookedAt(width, theme, number)) {
          browser.script("document.documentElement.dataset.theme = '" + theme + "'");
          browser.picture("pages/" + name(path, width, theme));
          for (Object finding : found(theme)) {
            findings.add(path + " at " + width + " in " + theme + ": " + finding);
          }
        }
      }
    }
  }

  /** Colours are judged in each theme; the other rules see the same in both. */
  private List<?> found(String theme) {
    return Sweep.isFull() || theme.equals("light")
        ? AXE.findings(browser)
        : AXE.findingsInColours(browser);
  }

  /** Whether a page is judged at this width in this theme; Chinese readers see the opposite. */
  private boolean isLookedAt(int width, String theme, int number) {
    boolean light = english == isSet(number, 1);
    boolean wide = english == isSet(number, 2);
    return Sweep.isFull() || theme.equals("light") == light && (width == Chromium.DESKTOP) == wide;
  }

  private String name(String path, int width, String theme) {
    String page = path.substring(1).replaceAll("[^A-Za-z0-9]+", "-");
    return String.join(
        "_", page.isEmpty() ? "front" : page, reader, language, theme, Integer.toString(width));
  }
}
