package dev.millet.members.requests;

import dev.millet.api.forms.Rules;

/**
 * The use of an invitation by somebody who has an account.
 *
 * @param secret the last segment of the link
 */
public record AcceptInvitationRequest(String secret) {

  /** The rules of its fields. */
  public static final Rules<AcceptInvitationRequest> RULES =
      Rules.of(AcceptInvitationRequest.class).secret("secret", 1, SignUpRequest.MAX_SECRET);

  /** Never shows the secret. */
  @Override
  public String toString() {
    return "AcceptInvitationRequest[]";
  }
}
