package dev.millet.imports.file;

/**
 * A column of a file.
 *
 * @param number from 1
 * @param name as the file has it
 */
public record Column(int number, String name) {}
