package dev.millet.search;

import dev.millet.api.pages.Html;
import dev.millet.search.query.Similar;
import java.util.List;

/**
 * The list of similar subjects, beside a form or on the page of a subject.
 *
 * @param type the type of what is similar
 * @param live whether it follows what is typed into the form
 */
public record SimilarModel(String type, boolean live, List<Row> rows) {

  /**
   * Something similar.
   *
   * @param status the name of its status; null for none
   * @param vote the button to vote for it; empty where nobody votes
   */
  public record Row(Similar similar, String status, Html vote) {}
}
