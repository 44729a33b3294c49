package dev.millet.suggestions.page;

import dev.millet.api.pages.Markdown;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.Slots;
import dev.millet.suggestions.authoring.Authoring;
import dev.millet.suggestions.authoring.Withdrawal;
import dev.millet.suggestions.care.CareServices;
import dev.millet.suggestions.http.Answers;
import dev.millet.suggestions.lifecycle.ReleaseFacts;
import dev.millet.suggestions.picture.Gallery;
import dev.millet.suggestions.services.Neighbours;
import dev.millet.suggestions.services.Platform;
import dev.millet.suggestions.suggestion.SuggestionGuard;
import dev.millet.suggestions.suggestion.Suggestions;

/** The parts that the pages are made with. */
public record PageParts(
    Platform platform,
    Display display,
    Neighbours neighbours,
    Suggestions suggestions,
    Writing writing,
    Answers answers,
    CareServices careServices,
    ReleaseFacts releases) {

  /** The services that show something. */
  public record Display(Pages pages, Slots slots, Markdown markdown) {}

  /** The parts by which suggestions are written and changed. */
  public record Writing(
      SuggestionGuard guard, Authoring authoring, Withdrawal withdrawal, Gallery gallery) {}
}
