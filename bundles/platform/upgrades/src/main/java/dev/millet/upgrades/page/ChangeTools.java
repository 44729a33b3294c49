package dev.millet.upgrades.page;

import dev.millet.upgrades.change.ChangeLog;
import dev.millet.upgrades.change.ChangeService;
import dev.millet.upgrades.change.Limits;
import dev.millet.upgrades.plan.Planner;

/**
 * How changes are made.
 *
 * @param planner says what one would do
 * @param service makes it
 * @param log the audit trail
 * @param limits how long the steps may take
 * @param embedded whether the database is the embedded one
 */
public record ChangeTools(
    Planner planner, ChangeService service, ChangeLog log, Limits limits, boolean embedded) {}
