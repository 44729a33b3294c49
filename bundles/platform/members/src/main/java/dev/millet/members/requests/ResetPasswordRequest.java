package dev.millet.members.requests;

import dev.millet.api.forms.Rules;
import dev.millet.members.accounts.MemberHandle;
import dev.millet.members.passwords.PasswordRules;

/**
 * The use of a link to set a new password.
 *
 * @param secret the last segment of the link
 * @param email only where the account has none; may be left out
 * @param handle only where an imported account is taken over; may be left out
 */
public record ResetPasswordRequest(String secret, String password, String email, String handle) {

  private static final int MAX_SECRET = 100;

  /** Returns the rules of its fields. */
  public static Rules<ResetPasswordRequest> rules(PasswordRules passwords) {
    Rules<ResetPasswordRequest> rules =
        Fields.knownHandle(Rules.of(ResetPasswordRequest.class), 0)
            .checked("handle", typed -> MemberHandle.of(typed).text())
            .secret("secret", 1, MAX_SECRET);
    return Fields.newPassword(Fields.email(rules), "password", passwords);
  }

  /** Never shows the secrets. */
  @Override
  public String toString() {
    return "ResetPasswordRequest[]";
  }
}
