package dev.millet.site.http;

import java.util.Map;

/**
 * The order to change settings: all of them, or none.
 *
 * @param values as in a file, by key; null for the default
 */
public record ChangeSettingsRequest(Map<String, String> values) {}
