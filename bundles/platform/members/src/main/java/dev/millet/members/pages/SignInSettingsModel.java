package dev.millet.members.pages;

import dev.millet.api.forms.Input;
import dev.millet.api.pages.Html;
import dev.millet.members.credentials.PendingEmail;
import dev.millet.members.requests.ChangeEmailRequest;
import dev.millet.members.requests.ChangePasswordRequest;
import dev.millet.members.requests.FirstPasswordRequest;

/**
 * The page on which members change by what they sign in.
 *
 * @param handle for password managers
 * @param hasPassword whether the member has one
 * @param state how far the mail address has come
 * @param more the sections of modules
 * @param twoFactor whether the forms of who has a password ask for a code
 */
public record SignInSettingsModel(
    String handle,
    boolean hasPassword,
    Forms forms,
    EmailState state,
    Html more,
    boolean twoFactor) {

  /**
   * The forms of the page.
   *
   * @param password another password
   * @param first a password for who has none
   * @param email the mail address
   */
  public record Forms(
      Input<ChangePasswordRequest> password,
      Input<FirstPasswordRequest> first,
      Input<ChangeEmailRequest> email) {

    Forms withPassword(Input<ChangePasswordRequest> input) {
      return new Forms(input, first, email);
    }

    Forms withFirst(Input<FirstPasswordRequest> input) {
      return new Forms(password, input, email);
    }

    Forms withEmail(Input<ChangeEmailRequest> input) {
      return new Forms(password, first, input);
    }
  }

  /**
   * How far the mail address has come.
   *
   * @param mail whether mail can be sent
   * @param address the one of the account; null for none
   * @param confirmed whether it is
   * @param pending what is asked for and not confirmed by everybody yet; null for nothing
   */
  public record EmailState(boolean mail, String address, boolean confirmed, PendingEmail pending) {

    /** Returns whether one of the two addresses has not confirmed yet. */
    public boolean waitsFor(String which) {
      return pending.waitingFor().contains(which);
    }
  }
}
