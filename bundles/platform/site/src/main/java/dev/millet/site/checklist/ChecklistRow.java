package dev.millet.site.checklist;

import java.time.Instant;

/**
 * A decision of administrators about a step, or about the whole checklist.
 *
 * @param item the key of a step, or {@link StoredChecklist#WHOLE}
 * @param state a {@link StepState} by name; of the whole list {@code SKIPPED} where it is dismissed
 */
public record ChecklistRow(String item, String state, Instant changedAt) {}
