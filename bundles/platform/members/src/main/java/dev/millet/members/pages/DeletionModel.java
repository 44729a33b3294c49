package dev.millet.members.pages;

import dev.millet.api.forms.Input;
import dev.millet.members.requests.DeleteAccountRequest;
import java.util.List;

/**
 * The page on which a member deletes the account.
 *
 * @param hasPassword whether the member has one, which is asked for
 * @param sections what is kept about the member, and what becomes of it
 * @param twoFactor whether the form asks for a code
 */
public record DeletionModel(
    Input<DeleteAccountRequest> input,
    String handle,
    boolean hasPassword,
    List<String> sections,
    boolean twoFactor) {}
