package dev.millet.members.pages;

/**
 * The page on which a circle is made or changed.
 *
 * @param making whether it is made
 * @param action where the form goes
 * @param back the page before; of a circle that is there, its own
 */
public record CircleFormModel(FormState form, boolean making, String action, String back) {}
