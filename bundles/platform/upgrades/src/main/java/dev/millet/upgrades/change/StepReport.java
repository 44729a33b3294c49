package dev.millet.upgrades.change;

import dev.millet.upgrades.problem.ModuleProblem;
import java.time.Instant;

/**
 * An event in a change: a step that begins or ends.
 *
 * @param number from 1, in order
 * @param problem what went wrong, or what is worth knowing; may be null
 */
public record StepReport(
    int number, Step step, StepState state, Instant at, ModuleProblem problem) {}
