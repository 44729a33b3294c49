package dev.millet.comments;

import dev.millet.api.forms.Rules;
import dev.millet.comments.api.Discussions;

/**
 * The input of a member, on the page or through the API.
 *
 * @param body Markdown
 */
record NewComment(String body) {

  static final Rules<NewComment> RULES =
      Rules.of(NewComment.class)
          .text("body", 1, Discussions.MAX_BODY, "We need this at work, *every day*.");
}
