package dev.millet.points.rules;

import java.util.List;

/**
 * The findings of the rules about one entry.
 *
 * @param position the entry's
 * @param undone items that there are no longer
 * @param restored items that there are again
 * @param waiting where it cannot be told yet what it earns; else null
 */
record EntryFindings(
    long position,
    List<Candidate> grants,
    List<String> undone,
    List<String> restored,
    WaitingEntry waiting) {

  static EntryFindings granting(long position, List<Candidate> grants) {
    return new EntryFindings(position, grants, List.of(), List.of(), null);
  }

  static EntryFindings undoing(long position, String item) {
    return new EntryFindings(position, List.of(), List.of(item), List.of(), null);
  }

  boolean isEmpty() {
    return grants.isEmpty() && undone.isEmpty() && restored.isEmpty() && waiting == null;
  }
}
