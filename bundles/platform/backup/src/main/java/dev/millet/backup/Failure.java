package dev.millet.backup;

import java.time.Instant;

/**
 * A backup that could not be written.
 *
 * @param reason one sentence in English
 */
public record Failure(Instant at, String reason) {}
