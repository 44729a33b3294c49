package dev.millet.site.texts;

import java.time.Instant;

/**
 * A text in the database.
 *
 * @param version counts its changes, from 1
 * @param english in Markdown; empty where it is not there in this language
 * @param chinese the same in Chinese
 * @param changedBy the id of who changed it last; null for deleted accounts
 */
record TextRow(
    String kind, int version, String english, String chinese, Instant changedAt, Long changedBy) {

  TextForm form() {
    return new TextForm(english, chinese);
  }

  /** Returns whether there is nothing to read. */
  boolean isEmpty() {
    return english.isEmpty() && chinese.isEmpty();
  }
}
