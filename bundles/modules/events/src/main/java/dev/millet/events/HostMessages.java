package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.guard.Guard;
import dev.millet.api.notices.Delivery;
import dev.millet.api.notices.NoticeType;
import dev.millet.api.notices.Notices;

/** Sends what hosts have to say to everybody who is registered, by notice and mail. */
final class HostMessages {

  private static final String PATH = "/api/v1/events/{id}/messages";
  private static final String MESSAGE = "events.message";

  /** The type of the notices. */
  static final NoticeType TYPE = NoticeType.of(MESSAGE, 580).delivered(Delivery.NOW);

  private final Database database;
  private final Guard guard;
  private final EventRight right;
  private final Registered registered;

  /**
   * A message, in answers.
   *
   * @param members how many members it was sent to
   */
  record SentAnswer(int members) {}

  HostMessages(Database database, Guard guard, EventRight right, Stores stores, Notices notices) {
    this.database = database;
    this.guard = guard;
    this.right = right;
    this.registered = new Registered(stores, notices);
  }

  Route route() {
    return Route.post(
        PATH,
        EventRight.TAKE_PART,
        RouteDocument.of("Writes to everybody who is registered")
            .describing("For hosts and the team. It is sent as a notice and by email.")
            .taking(NewMessage.RULES)
            .giving(200, SentAnswer.class)
            .problems("not-found", "invalid", "events.not-yours", "members.not-active"),
        this::send);
  }

  private Reply send(Request request) {
    Event event = right.managed(request);
    NewMessage typed = request.json(NewMessage.RULES);
    return Reply.json(new SentAnswer(send(event, request.member().id(), typed)));
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
