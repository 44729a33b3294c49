package dev.millet.tests.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Looks over a page with axe-core, for what keeps people from using it. */
final class Axe {

  private static final String FIND =
      """
      const rules = arguments[0];
      const done = arguments[arguments.length - 1];
      const options = {resultTypes: ["violations"], preload: false};
      if (rules.length > 0) {
        options.runOnly = {type: "rule", values: rules};
      }
      axe.run(document, options).then(
        (found) => done(found.violations
          .filter((each) => each.impact === "serious" || each.impact === "critical")
          .flatMap((each) => each.nodes.slice(0, 4).map((node) =>
            each.id + ": " + node.html.slice(0, 160) + " | "
              + node.any.concat(node.all).map((check) => check.message).join("; ")))),
        (failure) => done(["axe failed: " + failure]));
      """;

  /** The rules whose answer depends on colours; all others see the same in every theme. */
  private static final List<String> COLOURS = List.of("color-contrast", "link-in-text-block");

  private final String source;

  Axe() {
    try (InputStream in = Axe.class.getResourceAsStream("/axe.min.js")) {
      source = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is serious or critical on the page that the browser shows, as it is now. */
  List<?> findings(Chromium browser) {
    return findings(browser, List.of());
  }

  /** What is serious or critical about the colours only, for a page seen in another theme. */
  List<?> findingsInColours(Chromium browser) {
    return findings(browser, COLOURS);
  }

  private List<?> findings(Chromium browser, List<String> rules) {
    if (browser.script("return typeof axe").equals("undefined")) {
      browser.script(source);
    }
    return (List<?>) browser.scriptThatCallsBack(FIND, rules);
  }
}
