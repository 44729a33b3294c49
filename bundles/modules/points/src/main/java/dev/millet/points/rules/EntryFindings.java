package dev.millet.points.rules;

import java.util.List;

/**
 * The findings of the rules about one entry.
 *
 * @param position the entry's
 * @param undone items that there are no longer
 * @param restored items that there are again
 */
record EntryFindings(
    long position, List<Candidate> grants, List<String> undone, List<String> restored) {

  boolean isEmpty() {
    return grants.isEmpty() && undone.isEmpty() && restored.isEmpty();
  }
}
