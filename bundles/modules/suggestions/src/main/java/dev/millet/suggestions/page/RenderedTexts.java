package dev.millet.suggestions.page;

import dev.millet.api.pages.Html;
import dev.millet.api.pages.Markdown;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Rendered Markdown, so that a much-read suggestion is rendered once for each of its versions. The
 * least recently read go first when there are too many characters. Thread-safe.
 */
final class RenderedTexts {

  private static final int MOST_CHARACTERS = 4_000_000;

  private final Markdown markdown;
  private final Map<Key, Html> texts = new LinkedHashMap<>(256, 0.75f, true);
  private long characters;

  /** Names a text that never changes. */
  record Key(long id, int version) {}

  RenderedTexts(Markdown markdown) {
    this.markdown = markdown;
  }

  Html render(Key key, String source) {
    synchronized (texts) {
      Html known = texts.get(key);
      if (known != null) {
        return known;
      }
    }
    Html rendered = markdown.render(source);
    synchronized (texts) {
      if (texts.put(key, rendered) == null) {
        characters += rendered.markup().length();
      }
      var oldest = texts.values().iterator();
      while (characters > MOST_CHARACTERS) {
        characters -= oldest.next().markup().length();
        oldest.remove();
      }
    }
    return rendered;
  }
}
