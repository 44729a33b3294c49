package dev.millet.pages;

import dev.millet.api.pages.Html;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A cache of texts that were rendered lately: a page of comments is shown far more often than it
 * changes. Holds plain strings only, up to a number of characters; the least recently used goes
 * first. Thread-safe.
 */
final class RenderedTexts {

  private final Map<String, Html> texts = new LinkedHashMap<>(256, 0.75f, true);
  private final int capacity;
  private int size;

  /**
   * Makes an empty one.
   *
   * @param capacity in characters of sources and markup together
   */
  RenderedTexts(int capacity) {
    this.capacity = capacity;
  }

  synchronized Optional<Html> find(String source) {
    return Optional.ofNullable(texts.get(source));
  }

  synchronized void keep(String source, Html html) {
    int length = length(source, html);
    if (length > capacity / 16 || texts.putIfAbsent(source, html) != null) {
      return;
    }
    size += length;
    Iterator<Map.Entry<String, Html>> eldest = texts.entrySet().iterator();
    while (size > capacity) {
      Map.Entry<String, Html> entry = eldest.next();
      size -= length(entry.getKey(), entry.getValue());
      eldest.remove();
    }
  }

  synchronized int size() {
    return size;
  }

  private static int length(String source, Html html) {
    return source.length() + html.markup().length();
  }
}
