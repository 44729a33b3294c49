package dev.millet.members.requests;

import dev.millet.api.forms.Rules;

/** The code that was mailed to somebody who signs in. */
public record SignInCodeRequest(String code) {

  private static final int MAX_CODE = 20;

  /** The rules of its fields. */
  public static final Rules<SignInCodeRequest> RULES =
      Rules.of(SignInCodeRequest.class)
          .verbatim("code", 1, MAX_CODE, "12345678")
          .autocomplete("code", "one-time-code")
          .focusing("code");

  /** Never shows the code. */
  @Override
  public String toString() {
    return "SignInCodeRequest[]";
  }
}
