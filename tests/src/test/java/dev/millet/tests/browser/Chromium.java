package dev.millet.tests.browser;

import dev.millet.tests.Sweep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.FluentWait;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A browser that knows nothing of what was done before. It reaches nothing but this machine. */
final class Chromium implements AutoCloseable {

  static final int PHONE = 390;
  static final int DESKTOP = 1280;

  static final int HEIGHT = 900;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(100);

  /** Whether pictures are left of all pages, and not of tests that fail alone. */
  private static final boolean PICTURES =
      Sweep.isFull() || Boolean.getBoolean("millet.test.pictures");

  private final ChromeDriver driver;
  private final URI home;
  private final boolean scripts;
  private String everywhere;
  private int width;

  private Chromium(ChromeDriver driver, URI home, boolean scripts) {
    this.driver = driver;
    this.home = home;
    this.scripts = scripts;
  }

  /**
   * Opens a browser; tests ask {@link Browsers} for one.
   *
   * @param home what paths belong to
   * @param width of the page, in CSS pixels
   * @param scripts whether it runs scripts
   */
  static Chromium open(URI home, int width, boolean scripts) {
    ChromeDriver driver = OpenBrowsers.take(scripts);
    Chromium browser = new Chromium(driver, home, scripts);
    browser.resize(width);
    return browser;
  }

  /** Returns how wide the page is, in CSS pixels. */
  int width() {
    return width;
  }

  /** Makes the page as wide as a window of another device. */
  void resize(int newWidth) {
    if (newWidth == width) {
      return;
    }
    width = newWidth;
    // Of the page alone: a window of another size takes as long as another page.
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", HEIGHT, "deviceScaleFactor", 1, "mobile", width < 500));
    if (scripts) {
      // the page hears of it before its next frame
      driver.executeAsyncScript("const done = arguments[0]; requestAnimationFrame(() => done());");
    }
  }

  void visit(String path) {
    driver.get(home.resolve(path).toString());
  }

  String path() {
    return URI.create(driver.getCurrentUrl()).getPath();
  }

  String title() {
    return driver.getTitle();
  }

  String html() {
    return driver.getPageSource();
  }

  /** Waits for an element to be there and shown. */
  WebElement find(String css) {
    return patient()
        .ignoring(NoSuchElementException.class, StaleElementReferenceException.class)
        .withMessage(() -> css + " on " + driver.getCurrentUrl() + ":\n" + driver.getPageSource())
        .until(
            any -> {
              WebElement found = driver.findElement(By.cssSelector(css));
              return ThisPage.orNull(() -> found.isDisplayed() ? found : null);
            });
  }

  /** Returns the text of an element, read at one moment: the page may replace it meanwhile. */
  String text(String css) {
    return patient()
        .ignoring(StaleElementReferenceException.class)
        .until(any -> ThisPage.orNull(find(css)::getText));
  }

  private FluentWait<WebDriver> patient() {
    return new WebDriverWait(driver, PATIENCE).pollingEvery(PAUSE);
  }

  /** Finds an element by its text, or whatever else a selector cannot say. */
  WebElement link(String xpath) {
    return driver.findElement(By.xpath(xpath));
  }

  boolean shows(String css) {
    return driver.findElements(By.cssSelector(css)).stream().anyMatch(WebElement::isDisplayed);
  }

  List<WebElement> all(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  /**
   * Clicks, in the middle of the window: what sticks to its edges is in nobody's way. Where the
   * page has just replaced what was found, nothing was clicked, and what stands there now is.
   */
  void click(String css) {
    patient().ignoring(StaleElementReferenceException.class).until(any -> clicked(find(css)));
  }

  private boolean clicked(WebElement found) {
    if (scripts) {
      driver.executeScript(
          "arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", found);
    }
    found.click();
    return true;
  }

  /** Drags something with the mouse and drops it on something else. */
  void drag(String what, String onto) {
    WebElement target = find(onto);
    new Actions(driver).dragAndDrop(find(what), target).perform();
  }

  void type(String css, String text) {
    WebElement field = find(css);
    field.clear();
    field.sendKeys(text);
  }

  /** Types a day into a field for one, in the order of the browser's language, English. */
  void typeDay(String css, LocalDate day) {
    find(css).sendKeys(day.format(DateTimeFormatter.ofPattern("MMddyyyy")));
  }

  /** What has the focus. */
  WebElement focused() {
    return driver.switchTo().activeElement();
  }

  void choose(String css, String value) {
    new Select(find(css)).selectByValue(value);
  }

  /** Presses keys where the focus is; in a field for files, too, where no text can be sent. */
  void press(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  /** Marks all that stands in the field that has the focus. */
  void markAll() {
    new Actions(driver).keyDown(Keys.CONTROL).sendKeys("a").keyUp(Keys.CONTROL).perform();
  }

  /** Chooses a file that has this content. */
  void attach(String css, String name, String content) {
    try {
      Path file = OpenBrowsers.newDirectory().resolve(name);
      Files.writeString(file, content);
      find(css).sendKeys(file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Presses the button that sends a form. */
  void submit(String form) {
    click(form + " [type=submit], " + form + " button.button-primary");
  }

  /**
   * Waits until an element has a value.
   *
   * @param attribute an attribute, or {@code text} for its text, or {@code first} for its first
   *     word
   */
  void await(String css, String attribute, String value) {
    patient()
        .ignoring(NoSuchElementException.class, StaleElementReferenceException.class)
        .withMessage(() -> css + "[" + attribute + "=" + value + "]:\n" + driver.getPageSource())
        .until(any -> value.equals(valueOf(css, attribute)));
  }

  /** Null where there is none, or while the next page takes the place of this one. */
  private String valueOf(String css, String attribute) {
    WebElement found = driver.findElement(By.cssSelector(css));
    String value =
        ThisPage.orNull(
            () ->
                switch (attribute) {
                  case "text" -> found.getText();
                  case "first" -> found.getText().split("\\s", 2)[0];
                  default -> found.getDomAttribute(attribute);
                });
    return value == null ? null : value.strip();
  }

  /** Waits until the address has a path. */
  void awaitPath(String pattern) {
    patient()
        .withMessage(() -> pattern + ", not " + driver.getCurrentUrl())
        .until(any -> path().matches(pattern));
  }

  /** How far the page reaches beyond the right edge of the window, in CSS pixels. */
  long overflow() {
    return ((Number)
            driver.executeScript("return document.documentElement.scrollWidth - window.innerWidth"))
        .longValue();
  }

  Object script(String script) {
    return driver.executeScript(script);
  }

  /** Runs a script on each page that is opened, before those of the page. */
  void runEverywhere(String script) {
    everywhere =
        driver
            .executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script))
            .get("identifier")
            .toString();
  }

  /** Runs a script whose last argument is a function that it calls with its answer. */
  Object scriptThatCallsBack(String script, Object... arguments) {
    return driver.executeAsyncScript(script, arguments);
  }

  /** Saves a picture of the whole page for people to look at, where they asked for pictures. */
  void picture(String name) {
    if (PICTURES) {
      savePicture(name);
    }
  }

  /** Saves a picture of the whole page. */
  void savePicture(String name) {
    try {
      Path directory = Path.of(System.getProperty("millet.test.output"), "screenshots");
      Path file = directory.resolve(name + ".png");
      Files.createDirectories(file.getParent());
      Map<String, Object> answer =
          driver.executeCdpCommand(
              "Page.captureScreenshot",
              Map.of("captureBeyondViewport", true, "format", "png", "optimizeForSpeed", true));
      Files.write(file, Base64.getDecoder().decode((String) answer.get("data")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (everywhere != null) {
      driver.executeCdpCommand(
          "Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", everywhere));
    }
    OpenBrowsers.giveBack(driver, scripts, home.resolve("/").toString());
  }
}
