package com.example.thanks;

import java.time.Instant;

/**
 * One thank-you, as a row of {@code thanks_notes}.
 *
 * @param author a member's id
 * @param text 1 to 200 code points
 */
public record Note(long id, long author, Instant createdAt, String text) {

  private static final int MAX_LENGTH = 200;

  static boolean isFine(String text) {
    return !text.isBlank() && text.codePointCount(0, text.length()) <= MAX_LENGTH;
  }
}
