package dev.millet.suggestions.imports;

import dev.millet.suggestions.authoring.Authoring;
import dev.millet.suggestions.care.CareImport;
import dev.millet.suggestions.services.Neighbours;
import dev.millet.suggestions.services.Platform;
import dev.millet.suggestions.suggestion.Suggestions;

/** The parts that an import works with. */
public record ImportParts(
    Platform platform,
    Neighbours neighbours,
    Suggestions suggestions,
    Authoring authoring,
    CareImport care) {}
