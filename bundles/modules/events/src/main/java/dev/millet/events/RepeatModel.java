package dev.millet.events;

import dev.millet.api.forms.Input;
import dev.millet.events.series.Series;

/**
 * The model of the page on which hosts repeat an event.
 *
 * @param series that the event belongs to; null for none
 */
public record RepeatModel(Event event, Series series, Input<?> input) {}
