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
 */
public record SignInSettingsModel(
    String handle, Input<ChangePasswordRequest> password, Input<ChangeEmailRequest> email) {}
