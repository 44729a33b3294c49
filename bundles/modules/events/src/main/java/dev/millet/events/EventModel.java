package dev.millet.events;

import dev.millet.api.forms.Input;
import dev.millet.api.members.Person;
import dev.millet.api.pages.Html;
import dev.millet.events.allotment.Category;
import java.util.List;

/**
 * The model of an event's page.
 *
 * @param body what it says about itself, rendered
 * @param registering the form to register
 */
public record EventModel(
    Event event,
    Where where,
    List<Person> hosts,
    Html body,
    RegistrationCard card,
    Registering registering,
    People people,
    Parts parts,
    TimeTexts times) {

  /**
   * The place of an event.
   *
   * @param city null for an event without one
   * @param series the id of the series that it belongs to; null for none
   */
  public record Where(City city, String name, List<EventRow> next, Long series) {}

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
   * @param cover null for none
   * @param manages whether the reader hosts it or belongs to the team
   * @param languages the other languages of its text
   */
  public record Parts(
      Html follow,
      Html discussion,
      Html moderation,
      Html data,
      Cover cover,
      boolean manages,
      List<Language> languages) {}

  /**
   * A language in which the event says something, too.
   *
   * @param tag of BCP 47; null where nobody said which it is
   * @param path of the page with the text in it
   */
  public record Language(String tag, String name, String path) {}

  /** The form to register, with what the hosts ask. */
  public record Registering(
      Input<?> input, List<RegistrationInput.Asked> questions, List<Division> categories) {}

  /**
   * A category to choose.
   *
   * @param left how many places are left in it
   */
  public record Division(Category category, int left) {

    /** Returns whether it has places without an end. */
    public boolean isUnlimited() {
      return left == Integer.MAX_VALUE;
    }
  }

  /** Returns the form to register. */
  public Input<?> input() {
    return registering.input();
  }

  /** Returns how many guests somebody may bring. */
  public int guests() {
    return event.terms().guests();
  }
}
