package dev.millet.events.allotment;

/**
 * A category of places of an event, as a row of {@code events_categories}. All categories share the
 * places of the event.
 *
 * @param quota how many of them its people may take, guests included; null for as many as there are
 */
public record Category(long id, long eventId, String name, Integer quota) {}
