package dev.millet.suggestions.page;

import dev.millet.suggestions.suggestion.TitleSearch;
import java.util.List;

/** The suggestions that a duplicate may name, as choices of a field. */
public record DuplicateChoices(List<TitleSearch.Found> found) {}
