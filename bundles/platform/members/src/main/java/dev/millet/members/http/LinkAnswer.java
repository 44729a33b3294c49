package dev.millet.members.http;

import java.time.Instant;

/**
 * A link by which a member sets a new password; it is shown this once.
 *
 * @param link a page of this instance that works once
 * @param expiresAt when it stops to
 */
public record LinkAnswer(String link, Instant expiresAt) {

  /** Never shows the link. */
  @Override
  public String toString() {
    return "LinkAnswer[until " + expiresAt + "]";
  }
}
