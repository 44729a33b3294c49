package dev.millet.suggestions.http;

/** An edit of a product; what is left out stays as it is. The slug never changes. */
public record ProductChange(String name, String description, Integer place) {}
