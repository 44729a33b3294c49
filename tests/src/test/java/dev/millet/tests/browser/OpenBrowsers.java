package dev.millet.tests.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.Assume;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * The browsers that one test after the other uses; to start one takes longer than most tests. What
 * a test leaves in a browser is removed before the next test gets it.
 */
final class OpenBrowsers {

  private static final Path BROWSER = Path.of(System.getProperty("millet.test.browser"));
  private static final Path SHELL = Path.of("/usr/lib/chromium/chromium-headless-shell");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  // It says at each start that it has no classes for the newest browser's debugger; none are used.
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium.devtools");
  private static final Map<Boolean, Deque<ChromeDriver>> FREE = new HashMap<>();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(OpenBrowsers::quit));
  }

  private OpenBrowsers() {}

  /**
   * Takes a browser that nobody uses, or starts one.
   *
   * @param scripts whether it runs scripts
   */
  static synchronized ChromeDriver take(boolean scripts) {
    Assume.assumeTrue(
        "Debian's chromium-headless-shell and chromium-driver",
        Files.exists(SHELL) && Files.exists(DRIVER));
    ChromeDriver free = free(scripts).poll();
    return free == null ? start(scripts) : free;
  }

  private static ChromeDriver start(boolean scripts) {
    SELENIUM.setLevel(Level.SEVERE);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(BROWSER.toString());
    options.addArguments(
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-back-forward-cache",
        "--no-first-run",
        "--lang=en",
        "--window-size=" + Chromium.DESKTOP + "," + Chromium.HEIGHT,
        // those of a desk would take width from the page, and pictures are without them
        "--hide-scrollbars",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        "--user-data-dir=" + newDirectory());
    // to look over a large page takes more than the usual half a minute on a machine that is busy
    options.setScriptTimeout(Duration.ofMinutes(3));
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build();
    ChromeDriver driver = new ChromeDriver(service, options);
    if (!scripts) {
      // of pages; what the driver runs itself goes on
      driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    }
    return driver;
  }

  /** Makes a directory that is there as long as the build's output. */
  static Path newDirectory() {
    try {
      return Files.createTempDirectory(
          Files.createDirectories(Path.of(System.getProperty("millet.test.output"))), "chromium-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Takes a browser back as if it were new: without cookies, storage and cache.
   *
   * @param origin where it has been
   */
  static synchronized void giveBack(ChromeDriver driver, boolean scripts, String origin) {
    try {
      // a page of the same site, on which nothing runs: another site has a process of its own
      driver.get(origin + "health/live");
      driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
      driver.executeCdpCommand("Network.clearBrowserCache", Map.of());
      driver.executeCdpCommand(
          "Storage.clearDataForOrigin", Map.of("origin", origin, "storageTypes", "all"));
      free(scripts).add(driver);
    } catch (WebDriverException e) {
      // a test may have left it at a question to the user, or broken
      driver.quit();
    }
  }

  private static Deque<ChromeDriver> free(boolean scripts) {
    return FREE.computeIfAbsent(scripts, any -> new ArrayDeque<>());
  }

  private static synchronized void quit() {
    FREE.values().forEach(drivers -> drivers.forEach(ChromeDriver::quit));
  }
}
