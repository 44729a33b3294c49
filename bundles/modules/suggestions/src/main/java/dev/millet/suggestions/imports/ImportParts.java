package dev.millet.suggestions.imports;

import dev.millet.api.database.Database;
import dev.millet.api.guard.Guard;
import dev.millet.api.journal.Journal;
import dev.millet.api.json.Json;
import dev.millet.api.members.Members;
import dev.millet.api.products.Products;
import dev.millet.suggestions.authoring.Authoring;
import dev.millet.suggestions.care.CareImport;
import dev.millet.suggestions.optional.Commenting;
import dev.millet.suggestions.optional.Voting;
import dev.millet.suggestions.suggestion.Suggestions;

/** The services that an import works with. */
public record ImportParts(
    Database database,
    Journal journal,
    Json json,
    Members members,
    Voting voting,
    Products products,
    Suggestions suggestions,
    Commenting commenting,
    Guard guard,
    Authoring authoring,
    CareImport care) {}
