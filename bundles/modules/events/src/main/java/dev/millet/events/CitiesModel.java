package dev.millet.events;

import dev.millet.api.forms.Input;
import java.util.List;

/** The model of the page on which the team adds cities. */
public record CitiesModel(List<City> cities, Input<?> input) {}
