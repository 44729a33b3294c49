package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.guard.Guard;
import dev.millet.api.notices.Delivery;
import dev.millet.api.notices.NoticeType;
import dev.millet.api.notices.Notices;

/** Sends what hosts have to say to everybody who is registered, by notice and mail. */
final class HostMessages {

  private static final String MESSAGE = "events.message";

  /** The type of the notices. */
  static final NoticeType TYPE = NoticeType.of(MESSAGE, 580).delivered(Delivery.NOW);

  private final Database database;
  private final Guard guard;
  private final Registered registered;

  HostMessages(Database database, Guard guard, Stores stores, Notices notices) {
    this.database = database;
    this.guard = guard;
    this.registered = new Registered(stores, notices);
  }

  /** Sends a message and returns how many members it is for. */
  int send(Event event, long host, NewMessage typed) {
    return database.write(
        handle -> {
          guard.memberActive(host);
          return registered.tell(
              handle,
              event,
              MESSAGE,
              database.now(),
              typed.message(),
              RegistrationState.GOING,
              RegistrationState.OFFERED,
              RegistrationState.WAITING,
              RegistrationState.ASKED);
        });
  }
}
