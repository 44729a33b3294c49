package dev.millet.events;

import dev.millet.api.pages.Html;
import dev.millet.api.pages.View;
import dev.millet.events.translation.Languages;
import dev.millet.events.translation.Translation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The texts of an event.
 *
 * @param body Markdown, may be empty
 * @param language a tag of BCP 47, of the title and the body; empty where nobody said it
 * @param languages which languages are spoken, as the hosts say it; may be empty
 * @param access how people with disabilities get there; may be empty
 * @param agenda what happens when, one thing in a line; may be empty
 * @param cost what it costs to come, as the hosts say it; may be empty
 */
public record EventText(
    String title,
    String body,
    String language,
    String languages,
    String access,
    String agenda,
    String cost) {

  public EventText {
    // rows from before there were any
    language = language == null ? "" : language;
    agenda = agenda == null ? "" : agenda;
    cost = cost == null ? "" : cost;
  }

  /** Returns what happens when, in the order of the hosts. */
  public List<AgendaItem> items() {
    return AgendaItem.of(agenda);
  }

  /** Returns the same in the language that was said before, where it says none. */
  EventText after(EventText before) {
    return language.isEmpty() ? in(before.language, title, body) : this;
  }

  private EventText in(String other, String itsTitle, String itsBody) {
    return new EventText(itsTitle, itsBody, other, languages, access, agenda, cost);
  }

  /** Returns the tag of the language, which is {@code und} where nobody said it. */
  public String tag() {
    return language.isEmpty() ? Languages.UNKNOWN : language;
  }

  /** Returns the same with title and body in the reader's language, where they are translated. */
  EventText in(Locale reader, List<Translation> translations) {
    List<String> tags = new ArrayList<>(List.of(tag()));
    translations.forEach(each -> tags.add(each.language()));
    String chosen = Languages.choose(reader, tags).orElse(tag());
    return translations.stream()
        .filter(each -> each.language().equals(chosen))
        .findFirst()
        .map(each -> in(each.language(), each.title(), each.body()))
        .orElse(this);
  }

  /**
   * Returns the language of the title for the attribute {@code lang}.
   *
   * @return null where it is that of the page, or nobody can tell
   */
  public String lang(View view) {
    return language.isEmpty() ? view.language(title) : beside(view);
  }

  /** Returns the same of the body, which was rendered. */
  public String lang(View view, Html rendered) {
    return language.isEmpty() ? view.language(rendered) : beside(view);
  }

  private String beside(View view) {
    return language.equals(view.locale().toLanguageTag()) ? null : language;
  }
}
