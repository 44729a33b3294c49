package dev.millet.members.http;

/**
 * The mail address that a member wants to be reached at.
 *
 * @param email removed where it is empty
 * @param password the present password
 */
public record ChangeEmailRequest(String email, String password) {

  /** Never shows the password. */
  @Override
  public String toString() {
    return "ChangeEmailRequest[]";
  }
}
