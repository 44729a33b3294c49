package dev.millet.suggestions.saved;

import dev.millet.api.forms.Rules;

/**
 * A view of the list to be saved.
 *
 * @param query what stands behind the question mark of the list's address
 * @param shared whether the whole team sees it
 */
public record NewListView(String name, String query, Boolean shared) {

  public static final Rules<NewListView> RULES =
      Rules.of(NewListView.class)
          .line("name", 1, 60, "Camera, planned")
          .line("query", 1, 2_000, "product=phone&status=planned&tag=camera")
          .checked("query", ViewQuery::check)
          .flag("shared")
          .withIdPrefix("view-");
}
