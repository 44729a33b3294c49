package dev.millet.launcher.settings;

/**
 * A value that somebody set.
 *
 * @param key what was written
 * @param value as written
 * @param origin where, fit for a sentence: "in etc/millet.properties, line 3"
 */
public record Given(String key, String value, String origin) {}
