package dev.millet.events;

import dev.millet.api.forms.Input;

/** The page on which hosts say who may register. */
public record LevelModel(Event event, Input<?> input) {}
