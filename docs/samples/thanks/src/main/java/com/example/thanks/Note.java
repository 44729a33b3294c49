package com.example.thanks;

import java.time.Instant;

/**
 * One thank-you.
 *
 * @param author a member's id
 * @param text 1 to 200 code points
 */
public record Note(long id, long author, Instant at, String text) {

  static final int LONGEST = 200;

  static boolean isFine(String text) {
    return !text.isBlank() && text.codePointCount(0, text.length()) <= LONGEST;
  }
}
