package dev.millet.members.requests;

import dev.millet.api.forms.Rules;
import dev.millet.members.accounts.MemberHandle;
import dev.millet.members.accounts.Profile;
import dev.millet.members.passwords.PasswordRules;

/** The rules of fields that several requests have. */
final class Fields {

  /** Longer than a recovery code with spaces. */
  static final int MAX_CODE = 40;

  private static final String EXAMPLE = "mei";

  private Fields() {}

  /** Adds the handle that somebody wants to have. */
  static <T> Rules<T> newHandle(Rules<T> rules) {
    return knownHandle(rules, 1).checked("handle", typed -> MemberHandle.of(typed).text());
  }

  /**
   * Adds the handle of somebody who has it.
   *
   * @param min 0 where it may be left out
   */
  static <T> Rules<T> knownHandle(Rules<T> rules, int min) {
    return rules
        .verbatim("handle", min, MemberHandle.MAX_TYPED, EXAMPLE)
        .autocomplete("handle", "username");
  }

  /** Adds a password that somebody wants to have. */
  static <T> Rules<T> newPassword(Rules<T> rules, String name, PasswordRules passwords) {
    return rules
        .secret(name, passwords.minLength(), PasswordRules.MAX_LENGTH)
        .checked(name, typed -> passwords.accept(name, typed, null))
        .autocomplete(name, "new-password");
  }

  /**
   * Adds the password that somebody has.
   *
   * @param min 0 where it may be left out
   */
  static <T> Rules<T> currentPassword(Rules<T> rules, int min) {
    return rules
        .secret("password", min, PasswordRules.MAX_TYPED)
        .autocomplete("password", "current-password");
  }

  /** Adds the code of an authenticator, or a recovery code, which those leave out who have none. */
  static <T> Rules<T> twoFactor(Rules<T> rules) {
    return rules.verbatim("code", 0, MAX_CODE, "123456").autocomplete("code", "one-time-code");
  }

  /** Adds a mail address, which may be left out. */
  static <T> Rules<T> email(Rules<T> rules) {
    return rules
        .verbatim("email", 0, Profile.MAX_EMAIL, "mei@example.org")
        .checked("email", Profile::email)
        .autocomplete("email", "email");
  }
}
