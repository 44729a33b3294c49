package dev.millet.upgrades.page;

import dev.millet.upgrades.state.FileUploads;
import dev.millet.upgrades.state.MavenRepositories;
import dev.millet.upgrades.state.ModuleRepository;

/**
 * Where what is installed comes from.
 *
 * @param repository what is there already
 * @param uploads takes in what is sent
 * @param maven fetches what is named
 * @param largest how many bytes may be sent at once
 */
public record ModuleSources(
    ModuleRepository repository, FileUploads uploads, MavenRepositories maven, int largest) {}
