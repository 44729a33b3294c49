package dev.millet.members.erasure;

/**
 * The progress of a section with the erasure of deleted accounts.
 *
 * @param section its name
 * @param module the active module that has it; null while that is away
 * @param due of how many deleted accounts it has something to erase yet
 * @param failing how many of these failed several times; they are tried again
 * @param problem what was said by the one that failed most often; null where none fails
 */
public record ErasureState(String section, String module, long due, long failing, String problem) {}
