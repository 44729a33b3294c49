package dev.millet.members.http;

/**
 * Another password.
 *
 * @param password the present one
 * @param newPassword the next one
 */
public record ChangePasswordRequest(String password, String newPassword) {

  /** Never shows the passwords. */
  @Override
  public String toString() {
    return "ChangePasswordRequest[]";
  }
}
