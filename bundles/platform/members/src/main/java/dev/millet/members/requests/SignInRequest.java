package dev.millet.members.requests;

import dev.millet.api.forms.Rules;

/** The handle and password by which somebody signs in. */
public record SignInRequest(String handle, String password) {

  public static final Rules<SignInRequest> RULES =
      Fields.currentPassword(Fields.knownHandle(Rules.of(SignInRequest.class), 1), 1)
          .focusing("handle");

  /** Never shows the password. */
  @Override
  public String toString() {
    return "SignInRequest[" + handle + "]";
  }
}
