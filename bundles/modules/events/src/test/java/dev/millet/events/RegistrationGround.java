package dev.millet.events;

import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** A venue with events, and members who register. */
@RunWith(Parameterized.class)
abstract class RegistrationGround {

  final Venue venue;
  final Member ann;
  final Member bob;
  final Member cai;

  RegistrationGround(TestDatabase database) {
    venue = new Venue(database);
    ann = venue.ann;
    bob = venue.bob;
    cai = venue.cai;
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  EventAnswer event(int capacity, int guests) throws Exception {
    return venue.announce(venue.typed("Walk", capacity, guests));
  }

  List<String> states(EventAnswer event) throws Exception {
    FakeRequest list = venue.about(FakeRequest.get("/"), event).by(venue.host);
    Slice<?> found = venue.answer(Slice.class, Venue.REGISTRATIONS, list);
    return found.items().stream()
        .map(each -> (RegistrationAnswer) each)
        .map(each -> each.member().handle() + " " + each.state())
        .toList();
  }

  RegistrationAnswer refuse(EventAnswer event, long registration, String reason) throws Exception {
    return decide(event, registration, "refuse", reason);
  }

  RegistrationAnswer decide(EventAnswer event, long registration, String what, String reason)
      throws Exception {
    FakeRequest request = venue.about(FakeRequest.post("/"), event).by(venue.host);
    return venue.answer(
        RegistrationAnswer.class,
        Venue.REGISTRATIONS + "/{registration}/" + what,
        request.with("registration", registration).json(new Reason(reason)));
  }

  Ticket ticket(long registration) {
    return venue.database.read(
        handle -> venue.stores.tickets().find(handle, registration).orElse(null));
  }

  Registration unlocked(EventAnswer event, Member member) {
    return venue.database.write(
        handle -> {
          RegistrationStore store = venue.stores.registrations();
          boolean free = store.taken(handle, event.id()) < event.capacity();
          RegistrationState state = free ? RegistrationState.GOING : RegistrationState.WAITING;
          Instant now = venue.database.now();
          long line = store.nextInLine(handle, event.id());
          return store.insert(
              handle,
              new Registration(0, event.id(), member.id(), state, 0, false, line, null, now));
        });
  }
}
