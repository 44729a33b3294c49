package dev.millet.upgrades.page;

import dev.millet.upgrades.state.Intake;
import dev.millet.upgrades.state.MavenRepositories;
import dev.millet.upgrades.state.Stock;

/**
 * Where what is put in comes from.
 *
 * @param stock what is there already
 * @param intake takes in what is sent
 * @param maven fetches what is named
 * @param largest how many bytes may be sent at once
 */
public record Sources(Stock stock, Intake intake, MavenRepositories maven, int largest) {}
