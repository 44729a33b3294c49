package dev.millet.points.api;

import dev.millet.api.subjects.Subject;

/**
 * The reason of a transfer, as the member reads it beside the amount.
 *
 * @param label a stable word for the kind of reason, such as {@code rule.7}: lower-case letters,
 *     digits, dots and hyphens, at most 60
 * @param text a sentence or a name; at most 200 code points, may be empty
 * @param subject what it is about; null for nothing
 * @param entry the position of the journal entry that caused it; null where none did
 */
public record Reason(String label, String text, Subject subject, Long entry) {

  private static final int MAX_LABEL = 60;
  private static final int MAX_TEXT = 200;

  public Reason {
    if (!label.matches("[a-z][a-z0-9.-]*") || label.length() > MAX_LABEL) {
      throw new IllegalArgumentException("not the label of a reason: " + label);
    }
    if (text.codePointCount(0, text.length()) > MAX_TEXT) {
      throw new IllegalArgumentException("a reason has at most " + MAX_TEXT + " code points");
    }
  }

  /** Returns a reason about nothing in particular, which no entry of the journal caused. */
  public static Reason of(String label, String text) {
    return new Reason(label, text, null, null);
  }

  /** Returns the same reason about a subject. */
  public Reason about(Subject other) {
    return new Reason(label, text, other, entry);
  }

  /** Returns the same reason, caused by the entry of the journal at a position. */
  public Reason causedBy(long position) {
    return new Reason(label, text, subject, position);
  }
}
