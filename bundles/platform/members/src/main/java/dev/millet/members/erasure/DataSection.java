package dev.millet.members.erasure;

/**
 * A section of what is kept about members.
 *
 * @param module the one that contributed it last
 * @param takenUp the id of the last deletion of which the erasure is due or done
 */
record DataSection(String section, String module, long takenUp) {}
