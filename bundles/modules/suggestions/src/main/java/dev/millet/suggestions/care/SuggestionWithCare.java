package dev.millet.suggestions.care;

import dev.millet.suggestions.suggestion.Suggestion;

/** A suggestion and how it is taken care of, as they were read in one transaction. */
public record SuggestionWithCare(Suggestion suggestion, Care care) {

  long id() {
    return suggestion.id();
  }
}
