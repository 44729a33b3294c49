package dev.millet.tests.browser;

/** A script that looks at a page as readers of large text see it. */
final class LargeText {

  /** What is cut off, or reaches beyond the page, where a reader has text of 200 %. */
  static final String TWICE =
      """
      const root = document.documentElement;
      root.style.fontSize = '200%';
      const found = [];
      for (const each of document.querySelectorAll('.masthead a, .tabs a, button, .button')) {
        const cut = getComputedStyle(each).overflow !== 'visible'
          && (each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1);
        if (each.offsetParent && cut) {
          found.push('cut off: ' + each.textContent.trim());
        }
      }
      if (root.scrollWidth > root.clientWidth) {
        found.push('reaches beyond the right edge by ' + (root.scrollWidth - root.clientWidth));
      }
      root.style.fontSize = '';
      return found.join('; ');
      """;

  private LargeText() {}
}
