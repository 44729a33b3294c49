package dev.millet.members.accounts;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;

/** The problems of somebody who signs in, or acts, with an account that does not let them. */
public final class SignInProblems {

  /** The code of the problem for a handle and password that do not belong together. */
  public static final String WRONG_PASSWORD = "members.wrong-password";

  /** The code of the problem for an account that an administrator suspended. */
  public static final String SUSPENDED = "members.suspended";

  /** The code of the problem where a program has to send a code beside the password. */
  public static final String CODE_NEEDED = "members.two-factor-needed";

  private SignInProblems() {}

  /** Returns the problem of a handle and a password that do not belong together. */
  public static ProblemException wrong() {
    return Problem.of(
            401,
            WRONG_PASSWORD,
            "Incorrect username or password",
            "There is no account with this handle and password")
        .toException();
  }

  /** Returns the problem of a program that has to send a code beside the password. */
  public static ProblemException codeNeeded() {
    return Problem.of(
            401,
            CODE_NEEDED,
            "A code is needed",
            "The account uses two-factor authentication: send the code of the authenticator, or a"
                + " recovery code, as `code`")
        .toException();
  }

  /**
   * Returns the problem of an account that is suspended.
   *
   * @param status 403 for its member, 409 for an administrator who acts on it
   */
  public static ProblemException suspended(int status) {
    return Problem.of(
            status,
            SUSPENDED,
            "This account is suspended",
            status == 403
                ? "An administrator of this site has suspended the account"
                : "An administrator has to let the member in again first")
        .toException();
  }
}
