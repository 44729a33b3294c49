package dev.millet.members.pages;

import dev.millet.api.forms.Input;
import dev.millet.members.requests.DeleteAccountRequest;

/** The page on which a member deletes the account. */
public record DeletionModel(Input<DeleteAccountRequest> input, String handle) {}
