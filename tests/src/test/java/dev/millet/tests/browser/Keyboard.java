package dev.millet.tests.browser;

import java.util.ArrayList;
import java.util.List;
import org.openqa.selenium.Keys;

/**
 * Gets about on pages with keys alone, as somebody does who has no mouse. Wherever the focus comes
 * on its way, it has to be seen.
 */
final class Keyboard {

  /** More stops than any page has before what one looks for. */
  private static final int FAR = 200;

  /**
   * Says what has the focus, and what is wrong with how it shows: it needs a ring, a place in the
   * window, and nothing that lies over it.
   */
  private static final String FOCUS =
      """
      const e = document.activeElement;
      if (!e || e === document.body) return ['body', ''];
      const name = e.tagName + (e.id ? '#' + e.id : '') + ' ' + e.textContent.trim().slice(0, 30);
      const rings = (s) => s.boxShadow !== 'none'
          || (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0);
      // The link of an entry reaches over all of it, and so does its ring.
      const ring = rings(getComputedStyle(e)) || rings(getComputedStyle(e, '::after'));
      const box = e.getBoundingClientRect();
      const inside = box.bottom > 0 && box.top < innerHeight && box.width > 0 && box.height > 0;
      const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1);
      const y = Math.min(Math.max(box.top + Math.min(box.height / 2, 20), 1), innerHeight - 1);
      const above = document.elementFromPoint(x, y);
      const covered = inside && above && !e.contains(above) && !above.contains(e);
      const wrong = !ring ? 'no ring'
          : !inside ? 'outside of the window' : covered ? 'under ' + above.outerHTML.slice(0, 80) : '';
      return [name, wrong];
      """;

  private final Chromium browser;

  Keyboard(Chromium browser) {
    this.browser = browser;
  }

  /** Goes from stop to stop until an element has the focus. */
  void tabTo(String css) {
    List<String> stops = new ArrayList<>();
    for (int i = 0; i < FAR; i++) {
      browser.press(Keys.TAB);
      List<?> focus = (List<?>) browser.script(FOCUS);
      stops.add(focus.get(0).toString());
      if (!focus.get(1).equals("")) {
        throw new AssertionError("the focus is not seen on " + focus + " at " + browser.path());
      }
      if (has(css)) {
        return;
      }
    }
    throw new AssertionError(css + " is not reached on " + browser.path() + ": " + stops);
  }

  /** Whether an element has the focus. */
  boolean has(String css) {
    String quoted = css.replace("'", "\\'");
    return (Boolean) browser.script("return document.activeElement.matches('" + quoted + "')");
  }

  /** Goes to a field and replaces what stands in it. */
  void fill(String css, String text) {
    tabTo(css);
    browser.markAll();
    browser.press(text);
  }

  /** Goes to a link or button and uses it. */
  void use(String css) {
    tabTo(css);
    browser.press(Keys.ENTER);
  }
}
