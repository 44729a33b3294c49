package dev.millet.platform.api.database;

/**
 * One numbered SQL file.
 *
 * @param module the module that owns it
 * @param number 1 to 9999, unique within the module
 * @param name what it does, from the file's name
 * @param file the path inside the bundle
 * @param checksum SHA-256 of the text, in hexadecimal
 */
public record MigrationStep(String module, int number, String name, String file, String checksum) {}
