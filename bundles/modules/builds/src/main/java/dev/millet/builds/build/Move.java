package dev.millet.builds.build;

import java.time.Instant;

/**
 * An entry that was planned for one build and moved to another one; a row of {@code builds_moves}.
 *
 * @param reason plain text
 * @param movedBy null for nobody
 */
public record Move(
    long id,
    long entryId,
    long fromBuild,
    long toBuild,
    String reason,
    Instant movedAt,
    Long movedBy) {}
