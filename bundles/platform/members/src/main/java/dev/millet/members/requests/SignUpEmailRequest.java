package dev.millet.members.requests;

import dev.millet.api.forms.Rules;
import dev.millet.members.accounts.Profile;

/** The mail address of a visitor who wants an account. */
public record SignUpEmailRequest(String email) {

  /** The rules of its fields. */
  public static final Rules<SignUpEmailRequest> RULES =
      Rules.of(SignUpEmailRequest.class)
          .verbatim("email", 1, Profile.MAX_EMAIL, "mei@example.org")
          .checked("email", Profile::email)
          .autocomplete("email", "email")
          .focusing("email");

  /** Never shows the address. */
  @Override
  public String toString() {
    return "SignUpEmailRequest[]";
  }
}
