package dev.millet.members.requests;

import dev.millet.api.forms.Rules;
import dev.millet.members.accounts.Profile;

/**
 * The wish for a code, or a link, by mail.
 *
 * @param name a handle or a mail address
 */
public record MailedSignInRequest(String name) {

  /** The rules of its fields. */
  public static final Rules<MailedSignInRequest> RULES =
      Rules.of(MailedSignInRequest.class)
          .line("name", 1, Profile.MAX_EMAIL, "mei@example.org")
          .autocomplete("name", "username")
          .focusing("name");

  /** Never shows the name. */
  @Override
  public String toString() {
    return "MailedSignInRequest[]";
  }
}
