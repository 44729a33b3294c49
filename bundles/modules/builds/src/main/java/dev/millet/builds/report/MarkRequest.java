package dev.millet.builds.report;

import dev.millet.api.forms.Rules;

/**
 * A mark to be set.
 *
 * @param mark {@code like}, {@code dislike} or {@code none}
 * @param word may be empty
 */
public record MarkRequest(String mark, String word) {

  /** The rules of a mark. */
  public static final Rules<MarkRequest> RULES =
      Rules.of(MarkRequest.class)
          .choice("mark", Mark.Kind.LIKE.word(), Mark.Kind.DISLIKE.word(), Mark.Kind.NONE.word())
          .text("word", 0, 500, "The kitchen isn’t green any more.");
}
