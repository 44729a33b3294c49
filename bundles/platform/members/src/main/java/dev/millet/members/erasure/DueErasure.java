package dev.millet.members.erasure;

import java.time.Instant;

/**
 * The part of an account that a section has yet to erase.
 *
 * @param dueAt when it is tried next
 * @param failures how often it failed
 * @param problem what was said when it failed last; null where it has not failed
 */
record DueErasure(String section, long account, Instant dueAt, int failures, String problem) {}
