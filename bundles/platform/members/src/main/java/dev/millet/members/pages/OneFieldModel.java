package dev.millet.members.pages;

import dev.millet.api.forms.Input;

/**
 * A page with a form of one field.
 *
 * @param page what the keys of its texts begin with
 * @param action where the form goes
 * @param field the name of the field
 * @param to where to go afterwards
 */
public record OneFieldModel(Input<?> input, String page, String action, String field, String to) {}
