package dev.millet.members.requests;

import dev.millet.api.forms.Rules;

/**
 * The end of the caller's account.
 *
 * @param handle the caller's own, so that it is not ended by mistake; programs may leave it out
 * @param password the current password
 * @param code of the authenticator, where the account asks for one
 */
public record DeleteAccountRequest(String handle, String password, String code) {

  public static final Rules<DeleteAccountRequest> RULES =
      Fields.twoFactor(
              Fields.currentPassword(
                  Fields.knownHandle(Rules.of(DeleteAccountRequest.class), 0), 1))
          .autocomplete("handle", "off");

  /** Never shows the password. */
  @Override
  public String toString() {
    return "DeleteAccountRequest[]";
  }
}
