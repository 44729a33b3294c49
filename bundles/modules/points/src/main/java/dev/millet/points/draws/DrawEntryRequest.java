package dev.millet.points.draws;

import dev.millet.api.forms.Rules;

/**
 * The input of somebody who enters a draw.
 *
 * @param shown whether the page of the draw may name them
 */
record DrawEntryRequest(Boolean shown) {

  static final Rules<DrawEntryRequest> RULES = Rules.of(DrawEntryRequest.class).flag("shown");

  boolean named() {
    return Boolean.TRUE.equals(shown);
  }
}
