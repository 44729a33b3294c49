package dev.millet.members.pages;

/** The page on which a member deletes the account. */
public record DeletionModel(FormState form, String handle) {}
