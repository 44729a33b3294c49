package dev.millet.events;

/**
 * What an event says about itself.
 *
 * @param body Markdown, may be empty
 * @param languages which languages are spoken, as the hosts say it; may be empty
 * @param access how people with disabilities get there; may be empty
 */
public record EventText(String title, String body, String languages, String access) {}
