package dev.millet.members.requests;

import dev.millet.api.forms.Rules;

/**
 * The first code of an authenticator that is set up.
 *
 * @param code of that one: no recovery code takes its place
 */
public record EnableTwoFactorRequest(String code) {

  /** The rules of its fields. */
  public static final Rules<EnableTwoFactorRequest> RULES =
      Rules.of(EnableTwoFactorRequest.class)
          .verbatim("code", 1, Fields.MAX_CODE, "123456")
          .autocomplete("code", "one-time-code")
          .focusing("code");

  /** Never shows the code. */
  @Override
  public String toString() {
    return "EnableTwoFactorRequest[]";
  }
}
