package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Request;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Role;

/** Finds events for those who may see them, and for those who may change them. */
final class EventRight {

  /** The permission to propose, to register, and to host one's own events. */
  static final Permission TAKE_PART = Permission.toWrite("events.take-part", Role.MEMBER);

  /** The permission to see one's own registrations. */
  static final Permission SEE_OWN = Permission.toRead("events.own", Role.MEMBER);

  /** The permission to announce events, and to add cities. */
  static final Permission ANNOUNCE = Permission.toWrite("events.announce", Role.STAFF);

  private final Database database;
  private final EventStore events;

  EventRight(Database database, EventStore events) {
    this.database = database;
    this.events = events;
  }

  /** Returns whether somebody hosts an event, or belongs to the team. */
  boolean manages(Identity identity, long event) {
    return identity.is(Role.STAFF)
        || (identity.member() != null
            && database.read(handle -> events.isHost(handle, event, identity.member().id())));
  }

  /**
   * Returns whether somebody may see an event: everybody what is announced, its hosts and the team
   * the rest, but for what moderators took from them.
   */
  boolean mayRead(Identity identity, Event event) {
    if (event.isPublic() || (event.state().isModerated() && identity.is(Role.MODERATOR))) {
      return true;
    }
    return event.state() != EventState.REMOVED && manages(identity, event.id());
  }

  /**
   * Returns the event of a request, where its caller may see it.
   *
   * @throws dev.millet.api.gateway.ProblemException 404
   */
  Event seen(Request request) {
    long id = request.id("id");
    return database
        .read(handle -> events.find(handle, id))
        .filter(event -> mayRead(request.identity(), event))
        .orElseThrow(() -> Problem.notFound("There is no event " + id + ".").toException());
  }

  /**
   * Returns the event of a request, where its caller hosts it or belongs to the team.
   *
   * @throws dev.millet.api.gateway.ProblemException 404, or 403 for others
   */
  Event managed(Request request) {
    Event event = seen(request);
    if (!manages(request.identity(), event.id())) {
      throw Problem.of(
              403, "events.not-yours", "This is for the hosts", "Only hosts and the team do this.")
          .toException();
    }
    return event;
  }
}
