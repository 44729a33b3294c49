package dev.millet.members.http;

import dev.millet.members.recovery.NewCredentials;

/**
 * The use of a link to set a new password.
 *
 * @param secret the last segment of the link
 * @param email only where the account has none; may be left out
 * @param handle only where an imported account is taken over; may be left out
 */
public record ResetPasswordRequest(String secret, String password, String email, String handle) {

  NewCredentials credentials() {
    return new NewCredentials(password, email, handle);
  }

  /** Never shows the secrets. */
  @Override
  public String toString() {
    return "ResetPasswordRequest[]";
  }
}
