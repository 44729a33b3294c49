package dev.millet.points.ledger;

import dev.millet.points.api.Receipt.State;
import java.time.Instant;

/**
 * The state of a transfer in two phases.
 *
 * @param due when it is decided by itself
 */
public record Phase(State state, Instant due) {}
