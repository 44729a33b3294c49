package dev.millet.upgrades.page;

import dev.millet.upgrades.change.ChangeDesk;
import dev.millet.upgrades.change.ChangeLog;
import dev.millet.upgrades.change.Limits;
import dev.millet.upgrades.plan.Planner;

/**
 * How changes are made.
 *
 * @param planner says what one would do
 * @param desk makes it
 * @param log the audit trail
 * @param limits how long the steps may take
 * @param embedded whether the database is the embedded one
 */
public record Workshop(
    Planner planner, ChangeDesk desk, ChangeLog log, Limits limits, boolean embedded) {}
