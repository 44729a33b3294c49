package dev.millet.members.pages;

import java.util.List;

/**
 * The page on which a member deletes the account.
 *
 * @param sections what is kept about the member, and what becomes of it
 */
public record DeletionModel(FormState form, String handle, List<String> sections) {}
