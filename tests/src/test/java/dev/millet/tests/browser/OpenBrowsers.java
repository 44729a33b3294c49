package dev.millet.tests.browser;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * The browsers that one test after the other uses; to start one takes longer than most tests. What
 * a test leaves in a browser is removed before the next test gets it.
 */
final class OpenBrowsers {

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
  static synchronized ChromeDriver take(boolean scripts, Supplier<ChromeDriver> start) {
    ChromeDriver free = free(scripts).poll();
    return free == null ? start.get() : free;
  }

  /**
   * Takes a browser back as if it were new: without cookies, storage and cache.
   *
   * @param origin where it has been
   */
  static synchronized void giveBack(ChromeDriver driver, boolean scripts, String origin) {
    try {
      driver.get("about:blank");
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
