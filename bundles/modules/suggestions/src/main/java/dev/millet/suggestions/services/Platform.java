package dev.millet.suggestions.services;

import dev.millet.api.database.Database;
import dev.millet.api.guard.Guard;
import dev.millet.api.journal.Journal;
import dev.millet.api.members.Members;
import dev.millet.api.mentions.Mentions;
import dev.millet.api.products.Products;
import java.time.InstantSource;

/** The services of the platform that keep something or know somebody. */
public record Platform(
    Database database,
    Journal journal,
    Guard guard,
    Members members,
    Mentions mentions,
    Products products,
    InstantSource clock) {}
