package dev.millet.tests.browser;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.AssumptionViolatedException;
import org.junit.rules.TestRule;
import org.junit.runner.Description;
import org.junit.runners.model.Statement;
import org.openqa.selenium.WebDriverException;

/**
 * The browsers of one test, each as if it were new, and closed when the test ends. A test that
 * fails leaves a picture of each in {@code target/screenshots/failed}.
 */
final class Browsers implements TestRule {

  private final Supplier<URI> home;
  private final List<Chromium> open = new ArrayList<>();

  /**
   * Prepares it; nothing is started yet.
   *
   * @param home the address that paths belong to, asked for when a browser is opened
   */
  Browsers(Supplier<URI> home) {
    this.home = home;
  }

  /**
   * Opens a browser until the test ends.
   *
   * @param width of the page, in CSS pixels
   * @param scripts whether it runs scripts
   */
  Chromium open(int width, boolean scripts) {
    Chromium browser = Chromium.open(home.get(), width, scripts);
    open.add(browser);
    return browser;
  }

  @Override
  public Statement apply(Statement test, Description description) {
    return new Statement() {
      @Override
      public void evaluate() throws Throwable {
        try {
          test.evaluate();
        } catch (AssumptionViolatedException skipped) {
          throw skipped;
        } catch (Throwable failure) {
          savePictures(description, failure);
          throw failure;
        } finally {
          open.forEach(Chromium::close);
          open.clear();
        }
      }
    };
  }

  private void savePictures(Description description, Throwable failure) {
    String name = description.getTestClass().getSimpleName() + "-" + description.getMethodName();
    for (int i = 0; i < open.size(); i++) {
      try {
        open.get(i).savePicture("failed/" + name.replaceAll("[^A-Za-z0-9]+", "-") + "-" + (i + 1));
      } catch (WebDriverException e) {
        failure.addSuppressed(e);
      }
    }
  }
}
