package dev.millet.events.translation;

import dev.millet.api.forms.Rules;

/**
 * The input of a host who gives the title and the text of an event in a further language.
 *
 * @param language a tag of BCP 47
 * @param body Markdown, may be empty
 */
public record NewTranslation(String language, String title, String body) {

  /** The rules of the form. */
  public static final Rules<NewTranslation> RULES =
      Rules.of(NewTranslation.class)
          .line("language", 1, Languages.MAX, "de")
          .checked("language", Languages::check)
          .line("title", 1, 120, "Nachtfotografie in der Altstadt")
          .text("body", 0, 10_000, "Wir gehen eine Stunde und sehen uns die Bilder an.");

  /** The same for programs, whose path has the language. */
  public record Text(String title, String body) {

    /** The rules of the API. */
    public static final Rules<Text> RULES =
        Rules.of(Text.class)
            .line("title", 1, 120, "Nachtfotografie in der Altstadt")
            .text("body", 0, 10_000, "Wir gehen eine Stunde und sehen uns die Bilder an.");

    /** Returns the text in its language. */
    public NewTranslation in(String language) {
      return new NewTranslation(language, title, body);
    }
  }

  Translation row(long event) {
    return new Translation(event, language, title, body);
  }
}
