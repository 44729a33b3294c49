package dev.millet.api.json;

/**
 * A finished piece of JSON, written as it stands.
 *
 * @param json one valid JSON value
 */
public record RawJson(String json) {}
