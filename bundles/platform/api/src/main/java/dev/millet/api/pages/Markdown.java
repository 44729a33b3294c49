package dev.millet.api.pages;

import org.osgi.annotation.versioning.ProviderType;

/** Turns what people wrote into HTML that cannot harm. Thread-safe. */
@ProviderType
public interface Markdown {

  /**
   * Renders CommonMark: sanitized, links marked {@code nofollow ugc}, no raw HTML, no images from
   * elsewhere. Input of any shape and depth is answered in time linear in its length.
   *
   * @param source at most 100,000 code points; the rest is left out
   */
  Html render(String source);

  /**
   * The first words as plain text, for lists.
   *
   * @param codePoints the greatest length, from 1
   */
  String excerpt(String source, int codePoints);
}
