package dev.millet.members.requests;

import dev.millet.api.forms.Rules;
import dev.millet.members.accounts.Profile;

/**
 * The handle and password by which somebody signs in.
 *
 * @param handle or a confirmed mail address
 */
public record SignInRequest(String handle, String password) {

  public static final Rules<SignInRequest> RULES =
      Fields.currentPassword(
              Rules.of(SignInRequest.class)
                  .verbatim("handle", 1, Profile.MAX_EMAIL, "mei")
                  .autocomplete("handle", "username"),
              1)
          .focusing("handle");

  /** Never shows the password. */
  @Override
  public String toString() {
    return "SignInRequest[" + handle + "]";
  }
}
