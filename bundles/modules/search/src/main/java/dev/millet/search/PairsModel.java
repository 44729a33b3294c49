package dev.millet.search;

import dev.millet.api.lists.Slice;
import dev.millet.api.pages.Html;
import dev.millet.search.pairs.Pair;

/** The page of pairs that may say the same. */
public record PairsModel(Slice<Row> rows) {

  /**
   * A pair.
   *
   * @param percent how much both have in common
   * @param merge the page on which the newer one is merged into the older one; null for none
   */
  public record Row(Pair pair, long percent, Side one, Side other, String merge) {}

  /**
   * One of the two.
   *
   * @param status the name of its status; null for none
   * @param vote the button to vote for it; empty where nobody votes
   */
  public record Side(String title, String path, String status, Html vote) {}
}
