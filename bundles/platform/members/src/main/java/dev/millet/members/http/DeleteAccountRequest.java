package dev.millet.members.http;

/**
 * The end of the caller's account.
 *
 * @param password the present password
 */
public record DeleteAccountRequest(String password) {

  /** Never shows the password. */
  @Override
  public String toString() {
    return "DeleteAccountRequest[]";
  }
}
