package dev.millet.suggestions.page;

import dev.millet.api.members.Member;
import dev.millet.api.pages.Html;
import java.time.Instant;
import java.util.List;

/**
 * What the list shows.
 *
 * @param orders the orders to choose from; empty where there is only one
 * @param tag the chosen tag; null for none
 * @param withoutTag the list without it
 * @param sort the word of the chosen order, kept by the filters' form; null where there is one
 * @param filtered whether anything is chosen
 * @param clear the list with nothing chosen
 * @param submit where one writes a suggestion
 * @param first the first page; null on it
 * @param next the next page; null on the last
 */
public record ListModel(
    List<Row> rows,
    List<Order> orders,
    List<Option> products,
    List<Option> statuses,
    String tag,
    String withoutTag,
    String sort,
    boolean filtered,
    String clear,
    String submit,
    String first,
    String next) {

  /**
   * One suggestion.
   *
   * @param product the product's name; null where it says nothing
   * @param author null for nobody
   * @param vote empty where nobody votes
   */
  public record Row(
      String path,
      String title,
      String excerpt,
      StatusLook status,
      String product,
      Member author,
      Instant createdAt,
      int commentCount,
      List<TagLink> tags,
      Html vote) {}

  /** An order and the list in it. */
  public record Order(String messageKey, String path, boolean current) {}

  /** A value of a filter. */
  public record Option(String value, String label, boolean selected) {}

  /** A tag and its list. */
  public record TagLink(String tag, String path) {}
}
