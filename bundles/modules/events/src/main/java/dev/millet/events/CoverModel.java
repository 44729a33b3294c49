package dev.millet.events;

import dev.millet.api.forms.Input;

/**
 * The model of the page on which hosts choose an image.
 *
 * @param cover null if absent
 */
public record CoverModel(Event event, Cover cover, Input<?> input) {}
