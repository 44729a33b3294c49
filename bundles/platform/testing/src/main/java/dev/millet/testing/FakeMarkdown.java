package dev.millet.testing;

import dev.millet.api.pages.Html;
import dev.millet.api.pages.Markdown;

/** Markdown without any: the text, escaped, in one element. */
public final class FakeMarkdown implements Markdown {

  @Override
  public Html render(String source) {
    return new Html("<p>" + source.replace("&", "&amp;").replace("<", "&lt;") + "</p>");
  }

  @Override
  public String excerpt(String source, int codePoints) {
    String line = source.replace('\n', ' ');
    boolean fits = line.codePointCount(0, line.length()) <= codePoints;
    return fits ? line : line.substring(0, line.offsetByCodePoints(0, codePoints));
  }
}
