package dev.millet.events;

import dev.millet.events.series.Series;
import java.util.List;

/**
 * The model of the page of a series.
 *
 * @param announces whether the reader may announce its dates, and there are some to announce
 */
public record SeriesModel(Series series, List<EventRow> rows, boolean announces, TimeTexts times) {}
