package dev.millet.members.pages;

import dev.millet.api.forms.Input;
import dev.millet.members.requests.SignUpRequest;

/**
 * The page to make an account.
 *
 * @param action where the form goes
 * @param to where to go afterwards
 */
public record SignUpModel(Input<SignUpRequest> input, String action, String to) {}
