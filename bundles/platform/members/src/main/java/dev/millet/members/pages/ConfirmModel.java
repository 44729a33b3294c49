package dev.millet.members.pages;

import dev.millet.api.forms.Input;
import dev.millet.members.requests.ConfirmRequest;

/**
 * The page that asks for the password again.
 *
 * @param to where to go afterwards
 * @param kept the id of a form that is sent afterwards; empty for none
 * @param handle whose password it is, for browsers that keep passwords
 * @param minutes for how long it is not asked for again
 * @param twoFactor whether the account asks for a code, too
 * @param mail whether a forgotten password can be set by mail
 */
public record ConfirmModel(
    Input<ConfirmRequest> input,
    String to,
    String kept,
    String handle,
    long minutes,
    boolean twoFactor,
    boolean mail) {}
