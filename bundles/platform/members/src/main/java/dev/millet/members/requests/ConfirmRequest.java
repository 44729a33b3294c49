package dev.millet.members.requests;

import dev.millet.api.forms.Rules;

/** The password of somebody who is signed in, before something grave. */
public record ConfirmRequest(String password) {

  public static final Rules<ConfirmRequest> RULES =
      Fields.currentPassword(Rules.of(ConfirmRequest.class), 1).focusing("password");

  /** Never shows the password. */
  @Override
  public String toString() {
    return "ConfirmRequest[]";
  }
}
