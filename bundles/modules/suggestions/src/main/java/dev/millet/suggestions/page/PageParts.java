package dev.millet.suggestions.page;

import dev.millet.api.database.Database;
import dev.millet.api.members.Members;
import dev.millet.api.mentions.Mentions;
import dev.millet.api.pages.Markdown;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.Slots;
import dev.millet.api.products.Products;
import dev.millet.suggestions.authoring.Authoring;
import dev.millet.suggestions.authoring.Withdrawal;
import dev.millet.suggestions.care.CareServices;
import dev.millet.suggestions.http.Answers;
import dev.millet.suggestions.optional.Commenting;
import dev.millet.suggestions.optional.Voting;
import dev.millet.suggestions.picture.Gallery;
import dev.millet.suggestions.suggestion.SuggestionGuard;
import dev.millet.suggestions.suggestion.Suggestions;
import java.time.InstantSource;

/** The services that the pages are made with. */
public record PageParts(
    Database database,
    Pages pages,
    Slots slots,
    Markdown markdown,
    Voting voting,
    Products products,
    Suggestions suggestions,
    SuggestionGuard guard,
    Authoring authoring,
    Withdrawal withdrawal,
    Commenting commenting,
    Mentions mentions,
    Gallery gallery,
    Answers answers,
    Members members,
    CareServices caring,
    InstantSource clock) {}
