package dev.millet.members.requests;

import dev.millet.api.forms.Rules;

/**
 * The mail address at which a member wants to be reached.
 *
 * @param email removed where it is empty
 * @param password the current password
 * @param code of the authenticator, where the account asks for one
 */
public record ChangeEmailRequest(String email, String password, String code) {

  public static final Rules<ChangeEmailRequest> RULES =
      Fields.twoFactor(Fields.currentPassword(Fields.email(Rules.of(ChangeEmailRequest.class)), 1))
          .withIdPrefix("email-");

  /** Never shows the password. */
  @Override
  public String toString() {
    return "ChangeEmailRequest[]";
  }
}
