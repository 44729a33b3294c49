package dev.millet.points.rules;

import java.time.Instant;

/**
 * Points that a rule gives for an entry, before its caps.
 *
 * @param position the entry's
 * @param at when it happened
 * @param about the subject that it is about, such as {@code suggestion/5}; null for none
 * @param item what it made, with which the points stand and fall; null for nothing
 * @param actor who did it; null for nobody
 */
record Candidate(
    CompiledRule rule,
    long position,
    Instant at,
    long member,
    long amount,
    String about,
    String item,
    Long actor) {

  /** Returns the limits that hold for it. */
  Caps caps() {
    Caps caps = rule.terms().caps();
    return about == null ? caps.withoutSubject() : caps;
  }
}
