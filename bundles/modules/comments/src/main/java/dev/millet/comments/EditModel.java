package dev.millet.comments;

import dev.millet.api.forms.Input;

/**
 * The model of the form to edit a comment.
 *
 * @param back where the comment stands
 * @param version the version that the form is based on
 * @param now what the comment says now, where it was changed meanwhile; null where it was not
 */
public record EditModel(String path, String back, int version, Input<?> input, String now) {}
