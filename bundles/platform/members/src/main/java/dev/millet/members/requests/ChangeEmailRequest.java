package dev.millet.members.requests;

import dev.millet.api.forms.Rules;

/**
 * The mail address at which a member wants to be reached.
 *
 * @param email removed where it is empty
 * @param password the current password
 */
public record ChangeEmailRequest(String email, String password) {

  public static final Rules<ChangeEmailRequest> RULES =
      Fields.currentPassword(Fields.email(Rules.of(ChangeEmailRequest.class)), 1)
          .withIdPrefix("email-");

  /** Never shows the password. */
  @Override
  public String toString() {
    return "ChangeEmailRequest[]";
  }
}
