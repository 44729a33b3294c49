package dev.millet.gateway.access;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.members.AuthenticationMethod;
import dev.millet.api.members.Identity;
import dev.millet.gateway.problem.Problems;
import java.time.Duration;

/** A request that is turned away before it reaches a module. */
public final class AccessDeniedException extends ProblemException {

  private static final long serialVersionUID = 1L;

  private final String challenge;

  private AccessDeniedException(dev.millet.api.gateway.Problem problem, String challenge) {
    super(problem);
    this.challenge = challenge;
  }

  /** Returns what the header {@code WWW-Authenticate} says (RFC 6750, section 3); null for none. */
  public String challenge() {
    return challenge;
  }

  /** Returns whether the caller may go on once they have given the password. */
  public boolean asksForProof() {
    return problem().code().equals("proof-too-old");
  }

  static AccessDeniedException unknownToken() {
    return new AccessDeniedException(
        Problems.unauthorized("The token is unknown, revoked or expired."),
        "Bearer realm=\"millet\", error=\"invalid_token\"");
  }

  static AccessDeniedException notSignedIn() {
    return new AccessDeniedException(
        Problems.unauthorized("Sign in, or send a token that is allowed to do this."),
        "Bearer realm=\"millet\"");
  }

  static AccessDeniedException scopeMissing(String scope) {
    return new AccessDeniedException(
        Problems.forbidden("The token is not allowed to do this: it lacks " + scope + "."),
        "Bearer realm=\"millet\", error=\"insufficient_scope\", scope=\"" + scope + "\"");
  }

  static AccessDeniedException roleMissing(String permission) {
    return new AccessDeniedException(
        Problems.forbidden("Your account has not the permission " + permission + "."), null);
  }

  static AccessDeniedException proofTooOld(
      Permission permission, Identity identity, Duration lasts) {
    String asked =
        "This asks for a password that was given within the last "
            + lasts.toMinutes()
            + " minutes. ";
    String remedy =
        identity.authenticationMethod() == AuthenticationMethod.TOKEN
            ? "Make a new token with handle and password (POST /api/v1/tokens, with the scope "
                + permission.scope()
                + ") and use that one."
            : "Give it again at /members/confirm, and repeat what you did.";
    // the error code of RFC 9470, section 3
    return new AccessDeniedException(
        Problems.proofTooOld(asked + remedy),
        "Bearer realm=\"millet\", error=\"insufficient_user_authentication\", max_age=\""
            + lasts.toSeconds()
            + "\"");
  }

  /** Returns the refusal of somebody who has to set up two-factor authentication first. */
  public static AccessDeniedException twoFactorRequired() {
    return new AccessDeniedException(Problems.twoFactorRequired(), null);
  }

  static AccessDeniedException crossSite(String detail) {
    return new AccessDeniedException(Problems.crossSite(detail), null);
  }
}
