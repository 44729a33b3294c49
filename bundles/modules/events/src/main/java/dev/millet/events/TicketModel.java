package dev.millet.events;

import dev.millet.api.forms.Input;
import dev.millet.api.members.Member;

/** The model of a ticket's page. */
public record TicketModel(
    Event event,
    Member member,
    Registration registration,
    Ticket ticket,
    TimeTexts times,
    Input<?> transfer) {

  /** Returns whether the place can be offered to another member. */
  public boolean isTransferable() {
    return event.terms().mode() == Mode.FIRST_COME && ticket.enteredAt() == null;
  }
}
