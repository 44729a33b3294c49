package dev.millet.events.translation;

/**
 * The title and the text of an event in a further language, as a row of {@code
 * events_translations}.
 *
 * @param language a tag of BCP 47
 * @param body Markdown, may be empty
 */
public record Translation(long eventId, String language, String title, String body) {

  Translation of(long event) {
    return new Translation(event, language, title, body);
  }
}
