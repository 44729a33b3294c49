package dev.millet.voting;

import dev.millet.api.subjects.Subject;
import java.time.Instant;

/**
 * One member's vote.
 *
 * @param member whose it is
 * @param onBehalf how it came about; null where the member cast it
 */
public record Vote(Subject subject, long member, Instant castAt, OnBehalf onBehalf) {}
