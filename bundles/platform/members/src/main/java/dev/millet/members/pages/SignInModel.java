package dev.millet.members.pages;

import dev.millet.api.forms.Input;
import dev.millet.members.requests.SignInRequest;

/**
 * The page to sign in.
 *
 * @param to where to go afterwards
 * @param signUp whether visitors may make accounts
 * @param mail whether people are let in by mail, too
 */
public record SignInModel(
    Input<SignInRequest> input, String to, boolean signUp, boolean mail, ProviderPart providers) {}
