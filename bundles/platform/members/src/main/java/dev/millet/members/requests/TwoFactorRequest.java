package dev.millet.members.requests;

import dev.millet.api.forms.Rules;

/**
 * The code of the second step.
 *
 * @param code of the authenticator, or a recovery code
 */
public record TwoFactorRequest(String code) {

  /** The rules of its fields. */
  public static final Rules<TwoFactorRequest> RULES =
      Rules.of(TwoFactorRequest.class)
          .verbatim("code", 1, Fields.MAX_CODE, "123456")
          .autocomplete("code", "one-time-code")
          .focusing("code");

  /** Never shows the code. */
  @Override
  public String toString() {
    return "TwoFactorRequest[]";
  }
}
