package dev.millet.members.pages;

import dev.millet.api.forms.Input;
import dev.millet.members.enrollment.AuthenticatorKey;
import dev.millet.members.requests.EnableTwoFactorRequest;

/**
 * The page with the QR code of an authenticator that is being set up.
 *
 * @param to where to go once it is set up
 */
public record TwoFactorSetUpModel(
    Input<EnableTwoFactorRequest> input, AuthenticatorKey key, String to) {}
