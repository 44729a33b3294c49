package dev.millet.search.query;

import dev.millet.api.pages.Html;
import java.util.List;

/**
 * A text with the places that match.
 *
 * @param marks in their order, none overlapping another
 */
public record Marked(String text, List<Mark> marks) {

  /**
   * A place, in code points.
   *
   * @param from where it begins
   * @param to behind its last character
   */
  public record Mark(int from, int to) {}

  /** Returns the text as HTML, with what matches in {@code mark} elements. */
  public Html html() {
    StringBuilder out = new StringBuilder(text.length() + 32);
    int done = 0;
    for (Mark mark : marks) {
      int from = text.offsetByCodePoints(0, mark.from());
      int to = text.offsetByCodePoints(0, mark.to());
      out.append(Html.text(text.substring(done, from)).markup());
      out.append("<mark>").append(Html.text(text.substring(from, to)).markup()).append("</mark>");
      done = to;
    }
    return new Html(out.append(Html.text(text.substring(done)).markup()).toString());
  }
}
