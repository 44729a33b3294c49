package dev.millet.tests.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.tests.process.MilletProcess;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;
import org.openqa.selenium.Keys;

/** A new visitor's first suggestion: on a phone, at a desk, and without JavaScript. */
@RunWith(Parameterized.class)
public class FirstSuggestionIT {

  private static final String PASSWORD = "correct horse battery";
  private static final String FORM = "form[action='/suggestions/new']";
  private static final Axe AXE = new Axe();
  private static MilletProcess millet;
  private static Path screenshot;

  @Rule public final Browsers browsers = new Browsers(() -> millet.address("/"));

  private final String setting;
  private final int width;
  private final boolean scripts;
  private Chromium browser;

  public FirstSuggestionIT(String setting, int width, boolean scripts) {
    this.setting = setting;
    this.width = width;
    this.scripts = scripts;
  }

  @Parameters(name = "{0}")
  public static Iterable<Object[]> settings() {
    return StorySettings.scriptsOnAPhone();
  }

  @BeforeClass
  public static void start() throws Exception {
    millet = MilletProcess.run().withDemo().with("MILLET_ADMIN_PASSWORD", PASSWORD).ready();
    screenshot = picture();
  }

  @AfterClass
  public static void stop() throws Exception {
    if (millet != null) {
      millet.close();
    }
    if (screenshot != null) {
      Files.deleteIfExists(screenshot);
    }
  }

  @Before
  public void open() {
    browser = browsers.open(width, scripts);
  }

  @Test
  public void aVisitorsFirstSuggestionIsWrittenShownVotedForAndTalkedAbout() {
    String title = "晚上自动打开深色模式 " + setting;
    writeBeforeSigningIn(title);
    signUpOnTheWay();
    theTextIsStillThere(title);
    publishWithAPicture();
    findItAmongOnesOwn(title);
    vote();
    askSomebody();
    theOneWhoIsAskedFindsIt(title);
    editAndReadTheHistory(title);
    removeTheComment();
  }

  private void writeBeforeSigningIn(String title) {
    browser.visit("/suggestions/new");
    browser.choose(
        "#product", browser.find("#product option:nth-child(2)").getDomProperty("value"));
    browser.type("#title", title);
    browser.type("#body", "白天用浅色，晚上 **自动** 换成深色。");
    browser.type("#tags", "界面，夜间");
    shows("first-write");
    browser.submit(FORM);
  }

  private void signUpOnTheWay() {
    browser.awaitPath("/members/sign-in");
    browser.click("main a[href^='/members/sign-up']");
    browser.type("#handle", "newcomer." + setting);
    browser.type("#displayName", "新来的 " + setting);
    browser.type("#password", PASSWORD);
    browser.submit("form[action='/members/sign-up']");
    browser.awaitPath("/suggestions/new");
  }

  private void theTextIsStillThere(String title) {
    assertEquals(title, browser.find("#title").getDomProperty("value"));
    assertEquals("界面, 夜间", browser.find("#tags").getDomProperty("value"));
    browser.click("button[value=preview]");
    assertEquals("自动", browser.text("#preview .prose strong"));
    assertEquals(title, browser.text("#preview .preview-title"));
    assertEquals(title, browser.find("#title").getDomProperty("value"));
    shows("first-preview");
  }

  private void publishWithAPicture() {
    browser.find("#images").sendKeys(screenshot.toString());
    if (scripts) {
      browser.type(".picture-list input[name=alt]", "设置页面的截图");
      assertEquals("shown once", 1, browser.all(".pictures-field img").size());
    }
    shows("first-picture");
    browser.submit(FORM);
    browser.awaitPath("/suggestions/\\d+");
    browser.find(".picture img");
    if (scripts) {
      browser.await(".picture img", "alt", "设置页面的截图");
      browser.click(".picture");
      browser.find(".lightbox:target img");
      browser.press(Keys.ESCAPE);
      browser.find(".picture:focus");
    }
    shows("first-published");
  }

  private void findItAmongOnesOwn(String title) {
    browser.visit("/suggestions");
    browser.click("a[id='list.mine']");
    browser.await(".entry-title", "text", title);
    assertEquals(1, browser.all(".entry").size());
    shows("first-mine");
    browser.click("a.chip");
    browser.find(".entry:nth-child(2)");
    browser.visit("/suggestions?mine=true&sort=newest");
  }

  private void vote() {
    browser.click(".entry .vote");
    browser.await(".entry .vote[aria-pressed=true]", "first", "1");
    if (scripts) {
      browser.find("#announcer:not(:empty)");
      assertEquals(
          "You voted. 1 vote",
          browser.script("return document.getElementById('announcer').textContent"));
    }
    browser.click(".entry-title a");
    browser.awaitPath("/suggestions/\\d+");
  }

  private void askSomebody() {
    browser.type("#comments textarea", "@admin 能看一下吗？`@admin` 不是提到。");
    browser.click("#comments form button");
    browser.await(".comment .mention", "text", "@admin");
    assertEquals(1, browser.all(".comment .mention").size());
    shows("first-comment");
  }

  private void theOneWhoIsAskedFindsIt(String title) {
    Chromium admin = browsers.open(width, scripts);
    admin.visit("/members/sign-in?to=/mentions");
    admin.type("#handle", "admin");
    admin.type("#password", PASSWORD);
    admin.submit("form[action='/members/sign-in']");
    admin.awaitPath("/mentions");
    admin.await(".entry-title", "text", title);
    admin.picture("first-mentions-" + setting);
  }

  private void editAndReadTheHistory(String title) {
    browser.visit(browser.path());
    browser.click("a[href$='/edit']");
    browser.awaitPath("/suggestions/\\d+/edit");
    browser.type("#title", title.replace("自动", "准时"));
    browser.find(".pictures-field img[src*='/images/']");
    browser.find(".pictures-field input[name=drop]");
    shows("first-edit");
    browser.submit("form[action$='/edit']");
    browser.awaitPath("/suggestions/\\d+");
    browser.await("h1", "text", title.replace("自动", "准时"));
    browser.click("a[href$='/history']");
    browser.awaitPath("/suggestions/\\d+/history");
    assertTrue(browser.text(".diff del").contains("自动"));
    assertTrue(browser.text(".diff ins").contains("准时"));
    shows("first-history");
    browser.click("main p.meta a.title");
    browser.awaitPath("/suggestions/\\d+");
  }

  private void removeTheComment() {
    browser.visit(browser.path() + "#comments");
    browser.click(".comment a[href$='/edit']");
    browser.awaitPath("/comments/suggestion/\\d+/\\d+/edit");
    shows("first-comment-edit");
    browser.click("details.withdraw summary");
    browser.click("details.withdraw button");
    browser.awaitPath("/suggestions/\\d+");
    browser.await(".comment p.hint", "text", "Deleted by its author");
  }

  /** A picture for people, and what every page must keep. */
  private void shows(String name) {
    browser.picture(name + "-" + setting);
    if (scripts) {
      assertEquals("nothing reaches beyond the right edge", 0, browser.overflow());
      assertEquals(name, "[]", AXE.findings(browser).toString());
    }
  }

  private static Path picture() throws IOException {
    BufferedImage image = new BufferedImage(900, 600, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(new Color(0x28, 0x24, 0x1d));
    pen.fillRect(0, 0, 900, 600);
    pen.setColor(new Color(0xea, 0xb1, 0x58));
    pen.fillOval(320, 170, 260, 260);
    pen.dispose();
    Path file = Files.createTempFile("millet-screenshot", ".png");
    ImageIO.write(image, "png", file.toFile());
    return file;
  }
}
