package dev.millet.members.requests;

import dev.millet.api.forms.Rules;

/**
 * The use of a link that was mailed.
 *
 * @param secret the last segment of the link
 */
public record EmailLinkRequest(String secret) {

  /** The rules of its fields. */
  public static final Rules<EmailLinkRequest> RULES =
      Rules.of(EmailLinkRequest.class).secret("secret", 1, SignUpRequest.MAX_SECRET);

  /** Never shows the secret. */
  @Override
  public String toString() {
    return "EmailLinkRequest[]";
  }
}
