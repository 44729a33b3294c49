package dev.millet.events;

/**
 * An event in a list.
 *
 * @param city its name; empty for an event without one
 * @param mark the message of a status beside it; null for none
 */
public record EventRow(Event event, String city, String mark) {}
