package dev.millet.members.requests;

import dev.millet.api.forms.Rules;
import dev.millet.members.passwords.PasswordRules;

/** The password that a member wants to have who has none. */
public record FirstPasswordRequest(String newPassword) {

  /** Returns the rules of its field. */
  public static Rules<FirstPasswordRequest> rules(PasswordRules passwords) {
    return Fields.newPassword(Rules.of(FirstPasswordRequest.class), "newPassword", passwords);
  }

  /** Never shows the password. */
  @Override
  public String toString() {
    return "FirstPasswordRequest[]";
  }
}
