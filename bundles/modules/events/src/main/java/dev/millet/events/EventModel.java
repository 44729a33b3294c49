package dev.millet.events;

import dev.millet.api.forms.Input;
import dev.millet.api.members.Person;
import dev.millet.api.pages.Html;
import java.util.List;

/**
 * The model of an event's page.
 *
 * @param body what it says about itself, rendered
 * @param input the form to register
 */
public record EventModel(
    Event event,
    Where where,
    List<Person> hosts,
    Html body,
    RegistrationCard card,
    Input<?> input,
    People people,
    Parts parts,
    TimeTexts times) {

  /**
   * The place of an event.
   *
   * @param city null for an event without one
   */
  public record Where(City city, String name, List<EventRow> next) {}

  /**
   * The people who come to an event.
   *
   * @param going how many, guests and those who are not named included
   * @param shown some of those who agreed to be named
   * @param named how many agreed
   */
  public record People(int going, List<Person> shown, int named) {}

  /**
   * The parts of the page that other modules fill.
   *
   * @param data what search engines are told
   * @param manages whether the reader hosts it or belongs to the team
   */
  public record Parts(Html follow, Html discussion, Html data, boolean manages) {}

  /** Returns how many guests somebody may bring. */
  public int guests() {
    return event.terms().guests();
  }
}
