package dev.millet.platform.api.journal;

/**
 * How far a subscription has come.
 *
 * @param name its name
 * @param module the active module that has it; null while that is away
 * @param started whether it has a cursor; one is made on the first delivery
 * @param position the last entry that it handled
 * @param lag how many positions it is behind the newest entry that was appended, numbered or not
 * @param setAside how many entries it could not handle
 */
public record SubscriptionState(
    String name, String module, boolean started, long position, long lag, long setAside) {}
