package dev.millet.members.requests;

import dev.millet.api.forms.Rules;

/**
 * The password of somebody who is signed in, before something grave.
 *
 * @param code of the authenticator, where the account asks for one
 */
public record ConfirmRequest(String password, String code) {

  public static final Rules<ConfirmRequest> RULES =
      Fields.twoFactor(Fields.currentPassword(Rules.of(ConfirmRequest.class), 1))
          .focusing("password");

  /** Never shows password and code. */
  @Override
  public String toString() {
    return "ConfirmRequest[]";
  }
}
