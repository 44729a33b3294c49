package dev.millet.members.pages;

import dev.millet.api.forms.Input;
import dev.millet.members.requests.ResetPasswordRequest;

/**
 * The page to which a link leads that an administrator made.
 *
 * @param secret that of the link
 * @param action where the form goes
 * @param displayName whose account it is
 * @param handle that of the account before
 * @param claiming whether somebody takes over an account that an import made
 * @param asksEmail whether the account has no mail address
 */
public record ResetModel(
    Input<ResetPasswordRequest> input,
    String secret,
    String action,
    String displayName,
    String handle,
    boolean claiming,
    boolean asksEmail) {}
