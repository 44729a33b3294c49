package dev.millet.events;

import dev.millet.api.forms.Input;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Person;
import dev.millet.events.allotment.Category;
import dev.millet.events.question.Answer;
import java.util.List;

/**
 * The model of the hosts' page.
 *
 * @param announces whether the reader may announce events
 * @param host the form to add a host
 * @param message the form to write to everybody who is registered
 */
public record HostModel(
    Event event,
    Slice<Row> rows,
    Counts counts,
    List<Person> hosts,
    boolean announces,
    Input<?> host,
    Input<?> message,
    TimeTexts times) {

  /**
   * A registration in the list.
   *
   * @param category null for none
   */
  public record Row(
      Registration registration,
      Person person,
      Ticket ticket,
      Category category,
      List<Answer> answers) {

    /** Returns whether the hosts can take the place back. */
    public boolean isActive() {
      return registration.state().isActive();
    }

    /** Returns whether the hosts have to decide. */
    public boolean isAsked() {
      return registration.state() == RegistrationState.ASKED;
    }
  }

  /** The numbers of people in each state. */
  public record Counts(int going, int offered, int waiting, int asked, int entered) {}
}
