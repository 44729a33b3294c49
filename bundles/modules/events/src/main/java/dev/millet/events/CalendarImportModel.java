package dev.millet.events;

import dev.millet.api.forms.Input;
import java.util.List;

/**
 * The model of the page on which a calendar is imported.
 *
 * @param input the form to choose a file
 * @param preview what would become of its entries; null before a file was chosen
 * @param content of the file; empty before one was chosen
 * @param city the slug that was chosen; may be empty
 */
public record CalendarImportModel(
    Input<?> input,
    List<ListModel.Choice> cities,
    ImportedCalendar preview,
    String content,
    String city) {}
