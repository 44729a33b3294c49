package dev.millet.members.signup;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import java.time.Duration;

/** The problems of somebody who may not make an account. */
public final class SignUpProblems {

  /** The code of the problem where a confirmed mail address is needed. */
  public static final String EMAIL_REQUIRED = "members.email-required";

  private SignUpProblems() {}

  static ProblemException closed() {
    return Problem.of(
            403,
            "members.sign-up-closed",
            "Accounts are by invitation here",
            "Ask an administrator of this site for an invitation")
        .toException();
  }

  static ProblemException emailRequired() {
    return Problem.of(
            403,
            EMAIL_REQUIRED,
            "Accounts need a confirmed email here",
            "Ask for a link to sign up, and send its last segment as emailProof")
        .toException();
  }

  static void refuseFor(Duration wait) {
    if (!wait.isZero()) {
      int seconds = (int) wait.plusMillis(999).toSeconds();
      throw Problem.of(
              429,
              "members.too-many-sign-ups",
              "Too many new accounts from here",
              "Please try again in " + seconds + " seconds")
          .retryingAfter(seconds)
          .toException();
    }
  }
}
