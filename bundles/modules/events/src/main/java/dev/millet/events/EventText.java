package dev.millet.events;

/**
 * The texts of an event.
 *
 * @param body Markdown, may be empty
 * @param languages which languages are spoken, as the hosts say it; may be empty
 * @param access how people with disabilities get there; may be empty
 */
public record EventText(String title, String body, String languages, String access) {}
