package dev.millet.backup;

import java.time.Instant;

/**
 * A backup in the folder.
 *
 * @param name of the file
 * @param at when it was begun
 * @param bytes its length
 */
public record Backup(String name, Instant at, long bytes) {}
