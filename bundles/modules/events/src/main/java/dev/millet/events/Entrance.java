package dev.millet.events;

/**
 * A named door of an event.
 *
 * @param entered how many are in who came through it, guests included
 */
public record Entrance(String name, int entered) {}
