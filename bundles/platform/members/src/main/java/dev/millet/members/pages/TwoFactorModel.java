package dev.millet.members.pages;

import dev.millet.members.twofactor.TwoFactors;

/**
 * The page on which members see how their account is protected.
 *
 * @param required whether the site asks the member's role to use two-factor authentication
 * @param to where to go once it is set up
 */
public record TwoFactorModel(TwoFactors.State state, boolean required, String to) {}
