package dev.millet.members.requests;

import dev.millet.api.forms.Rules;
import dev.millet.members.passwords.PasswordRules;

/**
 * The password that a member wants to have.
 *
 * @param password the current one
 * @param code of the authenticator, where the account asks for one
 * @param newPassword the next one
 */
public record ChangePasswordRequest(String password, String code, String newPassword) {

  /** Returns the rules of its fields. */
  public static Rules<ChangePasswordRequest> rules(PasswordRules passwords) {
    return Fields.newPassword(
        Fields.twoFactor(Fields.currentPassword(Rules.of(ChangePasswordRequest.class), 1)),
        "newPassword",
        passwords);
  }

  /** Never shows the passwords. */
  @Override
  public String toString() {
    return "ChangePasswordRequest[]";
  }
}
