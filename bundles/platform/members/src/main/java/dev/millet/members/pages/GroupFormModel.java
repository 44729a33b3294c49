package dev.millet.members.pages;

/**
 * The page on which a group is made or changed.
 *
 * @param making whether it is made
 * @param action where the form goes
 * @param back the page before; of a group that is there, its own
 */
public record GroupFormModel(FormState form, boolean making, String action, String back) {}
