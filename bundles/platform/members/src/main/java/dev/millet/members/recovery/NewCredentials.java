package dev.millet.members.recovery;

/**
 * What somebody types who came by a link.
 *
 * @param email only where the account has none; may be null
 * @param handle only where the account is taken over; null for the one that it has
 */
public record NewCredentials(String password, String email, String handle) {

  /** Never shows the password. */
  @Override
  public String toString() {
    return "NewCredentials[" + handle + "]";
  }
}
