package dev.millet.suggestions.authoring;

import dev.millet.api.gateway.Problem;
import dev.millet.api.pages.Markdown;
import dev.millet.suggestions.suggestion.Draft;
import dev.millet.suggestions.text.Tags;
import dev.millet.suggestions.text.TextRule;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Checks what somebody wrote, all fields at once, so that all that is wrong is said at once. */
public final class DraftCheck {

  /** The longest excerpt, in code points. */
  public static final int EXCERPT = 280;

  private final Markdown markdown;

  /**
   * The result of a check.
   *
   * @param draft what can be kept; null where something is wrong
   * @param problems what is wrong
   */
  public record Checked(Draft draft, List<Problem.Field> problems) {

    /**
     * Returns the draft.
     *
     * @throws dev.millet.api.gateway.ProblemException 422 where something is wrong
     */
    public Draft orRefuse() {
      if (draft == null) {
        throw Problem.invalid(problems).toException();
      }
      return draft;
    }
  }

  public DraftCheck(Markdown markdown) {
    this.markdown = markdown;
  }

  /**
   * Checks the fields of a suggestion.
   *
   * @param productId the product; null where none was found
   */
  public Checked check(Long productId, String title, String body, List<String> tags) {
    var product =
        productId == null
            ? new Problem.Field("product", "unknown", "the product is missing or there is none")
            : null;
    var checkedTitle = TextRule.TITLE.check(title);
    var checkedBody = TextRule.BODY.check(body);
    var checkedTags = Tags.check(tags);
    List<Problem.Field> problems =
        Stream.of(product, checkedTitle.problem(), checkedBody.problem(), checkedTags.problem())
            .filter(Objects::nonNull)
            .toList();
    if (!problems.isEmpty()) {
      return new Checked(null, problems);
    }
    String excerpt = excerpt(checkedBody.text());
    return new Checked(
        new Draft(productId, checkedTitle.text(), checkedBody.text(), excerpt, checkedTags.tags()),
        List.of());
  }

  /** Returns the first words of a body. */
  public String excerpt(String body) {
    return body.isEmpty() ? "" : markdown.excerpt(body, EXCERPT);
  }
}
