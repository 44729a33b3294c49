package dev.millet.events;

import java.time.Instant;

/**
 * The terms on which an event gives places.
 *
 * @param capacity the number of places, guests included; null without a limit
 * @param guests how many guests somebody may bring
 * @param opensAt when registration opens; null at once
 * @param closesAt when registration closes; null at the beginning of the event
 */
public record Terms(Mode mode, Integer capacity, int guests, Instant opensAt, Instant closesAt) {}
