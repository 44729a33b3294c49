package dev.millet.search;

import dev.millet.api.members.Member;
import dev.millet.api.pages.Html;
import dev.millet.api.products.Product;
import dev.millet.search.query.Hit;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * The page of results.
 *
 * @param typed what the form has, by field
 * @param types the names of the types that there are, by type
 * @param choices what can be chosen
 * @param sections one for each type with results
 * @param offer what can be done where nothing was found
 * @param complete false while the index is being made
 */
public record SearchModel(
    Map<String, String> typed,
    Map<String, String> types,
    Choices choices,
    List<Section> sections,
    Html offer,
    boolean complete) {

  /** Choices of the filters. */
  public record Choices(
      List<Product> products, Map<String, String> statuses, List<Member> assignees) {}

  /**
   * The results of one type.
   *
   * @param all where all of them are shown; null where they are
   */
  public record Section(String label, int count, boolean more, List<Row> rows, String all) {}

  /**
   * One result.
   *
   * @param status the name of its status; null for none
   * @param product the name of its product; null for none
   * @param vote the button to vote for it; empty where nobody votes
   */
  public record Row(Hit hit, String status, String product, Html vote) {}

  /** Returns what a field of the form has; empty for nothing. */
  public String typed(String field) {
    return typed.getOrDefault(field, "");
  }

  /** Returns whether anything was searched for. */
  public boolean isAsked() {
    return !typed("q").isBlank();
  }

  /** Returns whether a filter is chosen. */
  public boolean isFiltered() {
    return typed.entrySet().stream()
        .anyMatch(each -> !each.getKey().equals("q") && !each.getValue().isEmpty());
  }

  /** Returns how many results there are. */
  public int count() {
    return sections.stream().mapToInt(Section::count).sum();
  }

  /** Returns the address of the same search without filters. */
  public String unfiltered() {
    return "/search?q=" + encoded(typed("q"));
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
