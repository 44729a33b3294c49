package dev.millet.database.hsqldb;

import java.nio.file.Path;

/**
 * A place in a file that is not as it was written.
 *
 * @param what is wrong, as a clause
 * @param line from 1; 0 in files that have no lines
 * @param offset in bytes up to which everything is intact; -1 where nobody knows
 * @param commits acknowledged ones from there on, as far as they can be counted
 * @param bytes from there on
 */
record Damage(Path file, String what, long line, long offset, long commits, long bytes) {

  /** Says where it is and what is at stake, in sentences. */
  String text() {
    if (offset < 0) {
      return ("%s: %s. Any row may be lost or changed, and nobody can tell which.")
          .formatted(file, what);
    }
    String place = line > 0 ? "line " + line + " (byte " + offset + ")" : "byte " + offset;
    return "%s, %s: %s. What was written from there on is at stake: %s commits in %s bytes."
        .formatted(file, place, what, commits, bytes);
  }
}
