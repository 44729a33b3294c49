package dev.millet.tests.browser;

import java.util.function.Supplier;
import org.openqa.selenium.WebDriverException;

/** Reads elements of a page while the next one may be taking its place. */
final class ThisPage {

  private ThisPage() {}

  /** Returns what is read; null where its element belongs to the page before. */
  static <T> T orNull(Supplier<T> look) {
    try {
      return look.get();
    } catch (WebDriverException e) {
      // the driver has no exception of its own for that
      if (String.valueOf(e.getMessage()).contains("does not belong to the document")) {
        return null;
      }
      throw e;
    }
  }
}
