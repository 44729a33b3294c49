package dev.millet.members.pages;

import dev.millet.api.forms.Input;
import dev.millet.members.groups.GroupText;

/**
 * The page on which a group is made or changed.
 *
 * @param making whether it is made
 * @param action where the form goes
 * @param back the page before; of a group that is there, its own
 */
public record GroupFormModel(Input<GroupText> input, boolean making, String action, String back) {}
