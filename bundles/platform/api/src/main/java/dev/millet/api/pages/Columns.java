package dev.millet.api.pages;

import java.util.List;
import java.util.Locale;

/**
 * Draws a small plot of columns, the last of them strong, for figures whose numbers stand beside it
 * as text.
 *
 * @since 1.3
 */
public final class Columns {

  private static final int WIDTH = 200;
  private static final int HEIGHT = 48;
  private static final double GAP = 3;

  private Columns() {}

  /**
   * Draws numbers from zero, the greatest as high as the plot.
   *
   * @param values none below zero; the first stands on the left
   */
  public static Html of(List<Long> values) {
    return of(values.stream().mapToLong(Long::longValue).max().orElse(0), values);
  }

  /**
   * Draws numbers from zero.
   *
   * @param top the number that is as high as the plot, such as 100 for percentages
   * @param values none below zero and none above the top; the first stands on the left
   * @since 1.11
   */
  public static Html of(long top, List<Long> values) {
    StringBuilder svg = new StringBuilder();
    svg.append("<svg class=\"spark\" viewBox=\"0 0 200 48\" preserveAspectRatio=\"none\"");
    svg.append(" aria-hidden=\"true\">");
    double step = WIDTH / (double) Math.max(1, values.size());
    for (int i = 0; i < values.size(); i++) {
      double high = top == 0 ? 1 : Math.max(1, HEIGHT * values.get(i) / (double) top);
      svg.append(
          String.format(
              Locale.ROOT,
              "<rect class=\"%s\" x=\"%.1f\" width=\"%.1f\" y=\"%.1f\" height=\"%.1f\"/>",
              i == values.size() - 1 ? "col" : "col-soft",
              i * step + GAP / 2,
              step - GAP,
              HEIGHT - high,
              high));
    }
    return new Html(svg.append("</svg>").toString());
  }
}
