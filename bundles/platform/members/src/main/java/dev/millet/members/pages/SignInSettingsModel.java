package dev.millet.members.pages;

import dev.millet.api.forms.Input;
import dev.millet.members.requests.ChangeEmailRequest;
import dev.millet.members.requests.ChangePasswordRequest;

/**
 * The page on which members change by what they sign in.
 *
 * @param handle for password managers
 * @param password the form of the password
 * @param email the form of the mail address
 * @param state how far the mail address has come
 * @param twoFactor whether both forms ask for a code
 */
public record SignInSettingsModel(
    String handle,
    Input<ChangePasswordRequest> password,
    Input<ChangeEmailRequest> email,
    EmailState state,
    boolean twoFactor) {

  /**
   * How far the mail address has come.
   *
   * @param mail whether mail can be sent
   * @param address the one of the account; null for none
   * @param confirmed whether it is
   * @param pending the one that is to be confirmed; null for none
   */
  public record EmailState(boolean mail, String address, boolean confirmed, String pending) {}
}
