package dev.millet.gateway.exchange;

/**
 * What a request may ask for.
 *
 * @param maxBody the largest body in bytes where the route says nothing
 */
public record Limits(int maxBody) {}
