package dev.millet.pages;

import dev.millet.api.lists.Slice;
import dev.millet.api.pages.Html;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The links below a list: on to the next slice, and back to the first one. */
final class Pager {

  private static final String AFTER = "after=";

  private Pager() {}

  /**
   * Writes the links.
   *
   * @param target the path and query of the page that is shown
   * @param text the texts of the shell, by key
   */
  static Html of(String target, Slice<?> slice, UnaryOperator<String> text) {
    int end = target.indexOf('?');
    String path = end < 0 ? target : target.substring(0, end);
    String query = end < 0 ? "" : target.substring(end + 1);
    String kept =
        Arrays.stream(query.split("&"))
            .filter(part -> !part.isEmpty() && !part.startsWith(AFTER))
            .collect(Collectors.joining("&"));
    boolean isFirst = !query.startsWith(AFTER) && !query.contains("&" + AFTER);
    if (isFirst && slice.next() == null) {
      return Html.EMPTY;
    }
    String first = path + (kept.isEmpty() ? "" : "?" + kept);
    StringBuilder links = new StringBuilder("<nav class=\"pagination\" aria-label=\"");
    links.append(Text.escaped(text.apply("pager.name"))).append("\">");
    if (!isFirst) {
      link(links, first, "", text.apply("pager.first"));
    }
    if (slice.next() != null) {
      String next = AFTER + URLEncoder.encode(slice.next(), StandardCharsets.UTF_8);
      String address = first + (kept.isEmpty() ? "?" : "&") + next;
      link(links, address, " rel=\"next\"", text.apply("pager.next"));
    }
    return new Html(links.append("</nav>").toString());
  }

  private static void link(StringBuilder links, String address, String relation, String name) {
    links
        .append("<a class=\"button\"")
        .append(relation)
        .append(" href=\"")
        .append(Text.escaped(address))
        .append("\">")
        .append(Text.escaped(name))
        .append("</a>");
  }
}
