package dev.millet.launcher.imports;

/**
 * Some lines of a file.
 *
 * @param firstLine the number of the first one in the file, from 1
 * @param lines how many
 * @param bytes the lines with their line ends
 */
record Batch(long firstLine, int lines, byte[] bytes) {}
