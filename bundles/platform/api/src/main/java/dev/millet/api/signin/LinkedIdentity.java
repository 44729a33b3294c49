package dev.millet.api.signin;

import java.time.Instant;

/**
 * An account elsewhere with which a member signs in.
 *
 * @param authority who vouches for it
 * @param subject who it is there
 * @param label what the member recognizes it by, such as a mail address; may be empty
 * @param usedAt when the member signed in with it last
 */
public record LinkedIdentity(
    String authority, String subject, String label, Instant linkedAt, Instant usedAt) {

  /** Never shows who it is. */
  @Override
  public String toString() {
    return "LinkedIdentity[" + authority + "]";
  }
}
