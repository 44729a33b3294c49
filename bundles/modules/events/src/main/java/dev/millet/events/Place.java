package dev.millet.events;

/**
 * The place of an event.
 *
 * @param city the id of a city; null for an event that is only online
 * @param link an address on the web, for an online event or a map; may be empty
 */
public record Place(Long city, String name, String address, String link) {}
