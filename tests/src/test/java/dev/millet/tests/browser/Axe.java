package dev.millet.tests.browser;

import dev.millet.tests.Sweep;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks over a page with axe-core, for what keeps people from using it.
 *
 * <p>To judge the colours of a text takes longer than all else. The colours of an element follow
 * from what it and those around it are, so that of elements of one kind only the first two of a
 * page are judged, and none on later pages of any test of the process; full sweeps judge all.
 */
final class Axe {

  /**
   * Its arguments: the kinds whose colours were judged before, whether only colours are asked for,
   * whether each element is judged. Rules that say what is no more than moderate are left out.
   */
  private static final String FIND =
      """
      const [judged, coloursOnly, each, done] = arguments;
      const COLOURS = ["color-contrast", "link-in-text-block"];
      const WORDS = new Set(["href", "src", "srcset", "id", "for", "name", "value", "title", "alt",
        "datetime", "action", "content", "aria-label", "aria-labelledby", "aria-describedby",
        "aria-controls"]);
      const known = new Set(judged.split(" "));
      const times = new Map();

      const hash = (text) => {
        let a = 7, b = 11;
        for (let i = 0; i < text.length; i++) {
          a = Math.imul(a ^ text.charCodeAt(i), 2654435761);
          b = Math.imul(b ^ text.charCodeAt(i), 1597334677);
        }
        return (a >>> 0).toString(36) + (b >>> 0).toString(36);
      };
      const kind = (element, around) => hash(around + "/" + element.localName
        + [...element.attributes].filter((one) => !WORDS.has(one.name))
          .map((one) => " " + one.name + "=" + one.value).sort().join(""));
      const alike = [];
      // Whether nothing in the element is of a kind that is still to be judged.
      const isAlike = (element, around) => {
        const own = kind(element, around);
        const seen = times.get(own) ?? 0;
        times.set(own, seen + 1);
        const children = [...element.children];
        const among = children.filter((child) => isAlike(child, own));
        if ((known.has(own) || seen > 1) && among.length === children.length) {
          return true;
        }
        alike.push(...among);
        return false;
      };
      const style = innerWidth + [...document.styleSheets]
        .map((sheet) => sheet.href ?? sheet.ownerNode.textContent).join();

      const run = (where, options) => axe.run(where,
        {resultTypes: ["violations"], preload: false, selectors: false, ...options});
      const colours = () => {
        if (!each && isAlike(document.documentElement, style)) {
          return {violations: []};
        }
        return run({include: [document.documentElement], exclude: each ? [] : alike},
          {runOnly: {type: "rule", values: COLOURS}});
      };
      const others = () => {
        const rules = {};
        axe._audit.rules
          .filter((rule) => COLOURS.includes(rule.id) || /minor|moderate/.test(rule.impact))
          .forEach((rule) => rules[rule.id] = {enabled: false});
        return run(document, {rules});
      };
      const lookOver = async () => {
        const found = (await colours()).violations;
        return coloursOnly ? found : found.concat((await others()).violations);
      };
      lookOver().then(
        (found) => done({kinds: [...times.keys()].join(" "), found: found
          .filter((one) => one.impact === "serious" || one.impact === "critical")
          .flatMap((one) => one.nodes.slice(0, 4).map((node) =>
            one.id + ": " + node.html.slice(0, 160) + " | "
              + node.any.concat(node.all).map((check) => check.message).join("; ")))}),
        (failure) => done({kinds: "", found: ["axe failed: " + failure]}));
      """;

  private static final Set<String> JUDGED = new HashSet<>();

  private final String source;

  Axe() {
    try (InputStream in = Axe.class.getResourceAsStream("/axe.min.js")) {
      source = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Brings axe-core along to each page, which costs less than to send it there each time. */
  void on(Chromium browser) {
    browser.runEverywhere(source);
  }

  /** What is serious or critical on the page that the browser shows, as it is now. */
  List<?> findings(Chromium browser) {
    return findings(browser, false);
  }

  /** What is serious or critical about the colours only, for a page seen in another theme. */
  List<?> findingsInColours(Chromium browser) {
    return findings(browser, true);
  }

  private List<?> findings(Chromium browser, boolean coloursOnly) {
    if (browser.script("return typeof axe").equals("undefined")) {
      browser.script(source);
    }
    Map<?, ?> answer =
        (Map<?, ?>)
            browser.scriptThatCallsBack(
                FIND, String.join(" ", JUDGED), coloursOnly, Sweep.isFull());
    JUDGED.addAll(List.of(answer.get("kinds").toString().split(" ")));
    return (List<?>) answer.get("found");
  }
}
