package dev.millet.events.allotment;

/**
 * Places that hosts keep back for somebody, such as speakers, as a row of {@code events_blocks}.
 *
 * @param places how many are left of it
 */
public record Block(long id, long eventId, String name, int places) {}
