package dev.millet.events;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import org.junit.Test;

/** Members register, wait, are offered places and give them back. */
public final class RegistrationTest extends RegistrationGround {

  public RegistrationTest(TestDatabase database) {
    super(database);
  }

  @Test
  public void whoComesFirstHasThePlaceAndTheOthersWaitInTheirOrder() throws Exception {
    EventAnswer event = event(1, 0);
    assertEquals("going", venue.register(ann, event, 0).state());
    assertEquals(1, (int) venue.register(bob, event, 0).position());
    assertEquals(2, (int) venue.register(cai, event, 0).position());
    assertEquals(0, (int) venue.show(event).free());
    assertEquals(1, venue.show(event).going());
  }

  @Test
  public void whoRegistersTwiceIsRegisteredOnce() throws Exception {
    EventAnswer event = event(2, 0);
    long first = venue.register(ann, event, 0).id();
    assertEquals(first, venue.register(ann, event, 0).id());
    assertEquals(1, venue.show(event).going());
  }

  @Test
  public void aPlaceThatIsGivenBackIsOfferedToTheNextAndNotToWhoGaveItBack() throws Exception {
    EventAnswer event = event(1, 0);
    venue.register(ann, event, 0);
    venue.register(bob, event, 0);
    venue.register(cai, event, 0);
    venue.leave(ann, event);
    assertEquals("offered", venue.state(bob, event));
    assertEquals("going", venue.accept(bob, event).state());
    venue.leave(bob, event);
    assertEquals("offered", venue.state(cai, event));
    assertEquals("not-coming", venue.state(bob, event));
    assertEquals(List.of("ann not-coming", "bob not-coming", "cai offered"), states(event));
  }

  @Test
  public void aPlaceIsFreedOnce() throws Exception {
    EventAnswer event = event(1, 0);
    long held = venue.register(ann, event, 0).id();
    venue.register(bob, event, 0);
    venue.register(cai, event, 0);
    venue.leave(ann, event);
    venue.leave(ann, event);
    refuse(event, held, "No show");
    assertEquals(List.of("ann not-coming", "bob offered", "cai waiting"), states(event));
  }

  @Test
  public void anOfferThatRunsOutIsPassedOnWheneverSomebodyLooks() throws Exception {
    EventAnswer event = event(1, 0);
    venue.register(ann, event, 0);
    venue.register(bob, event, 0);
    venue.register(cai, event, 0);
    venue.leave(ann, event);
    venue.runOut(event);
    assertEquals("offered", venue.state(cai, event));
    assertEquals("lapsed", venue.state(bob, event));
    assertEquals("events.no-offer", Venue.refusal(() -> venue.accept(bob, event)));
    Instant until = venue.own(cai, event).offeredUntil();
    Instant day = venue.database.now().plus(Places.OFFER);
    assertTrue(until.toString(), until.isBefore(day) && until.isAfter(day.minusSeconds(600)));
  }

  @Test
  public void everyOfferThatRanOutIsPassedOnAtItsOwnTime() throws Exception {
    EventAnswer event = event(1, 0);
    venue.register(ann, event, 0);
    venue.register(bob, event, 0);
    venue.register(cai, event, 0);
    venue.leave(ann, event);
    Instant threeDaysAgo = venue.database.now().minusSeconds(3 * 86_400);
    venue.database.write(
        handle ->
            handle
                .createUpdate(
                    "UPDATE events_registrations SET offered_until = :then WHERE state = 'OFFERED'")
                .bind("then", threeDaysAgo)
                .execute());
    assertEquals("lapsed", venue.state(bob, event));
    assertEquals("lapsed", venue.state(cai, event));
    assertEquals(threeDaysAgo.plus(Places.OFFER), venue.own(cai, event).changedAt());
    assertEquals(1, (int) venue.show(event).free());
  }

  @Test
  public void nothingIsOfferedOnceRegistrationIsClosed() throws Exception {
    EventAnswer event = event(1, 0);
    venue.register(ann, event, 0);
    venue.register(bob, event, 0);
    venue.database.write(
        handle ->
            handle
                .createUpdate("UPDATE events_events SET terms_closes_at = :then WHERE id = :id")
                .bind("then", venue.database.now().minusSeconds(1))
                .bind("id", event.id())
                .execute());
    venue.leave(ann, event);
    assertEquals("waiting", venue.state(bob, event));
    assertEquals("events.not-open", Venue.refusal(() -> venue.register(cai, event, 0)));
  }

  @Test
  public void aPartyThatDoesNotFitIsPassedOverAndKeepsItsPlaceInLine() throws Exception {
    EventAnswer event = event(3, 2);
    venue.register(ann, event, 1);
    assertEquals("waiting", venue.register(bob, event, 2).state());
    assertEquals("going", venue.register(cai, event, 0).state());
    venue.leave(ann, event);
    assertEquals("waiting", venue.state(bob, event));
    venue.leave(cai, event);
    assertEquals("offered", venue.state(bob, event));
    assertEquals("guests too-many", Venue.refusal(() -> venue.register(cai, event, 3)));
  }

  @Test
  public void moreCapacityIsOfferedAndLessThanIsTakenIsRefused() throws Exception {
    EventAnswer event = event(2, 0);
    venue.register(ann, event, 0);
    venue.register(bob, event, 0);
    venue.register(cai, event, 0);
    assertEquals(
        "capacity below-registered",
        Venue.refusal(() -> venue.edit(venue.host, event, venue.typed("Walk", 1, 0))));
    EventAnswer larger = venue.edit(venue.host, event, venue.typed("Walk", 3, 0));
    assertEquals("offered", venue.state(cai, event));
    assertEquals(
        "capacity below-registered",
        Venue.refusal(() -> venue.edit(venue.host, larger, venue.typed("Walk", 2, 0))));
  }

  @Test
  public void hostsDecideWhereTheyApprove() throws Exception {
    EventAnswer event =
        venue.announce(venue.typed("Geeks", Venue.inDays(5), "", Mode.APPROVAL, 1, 0));
    long first = venue.register(ann, event, 0).id();
    long second = venue.register(bob, event, 0).id();
    assertEquals("asked", venue.state(ann, event));
    assertEquals(1, (int) venue.show(event).free());
    assertEquals("going", decide(event, first, "approve", "").state());
    assertEquals("waiting", decide(event, second, "approve", "").state());
    assertEquals("declined", refuse(event, venue.register(cai, event, 0).id(), "Full").state());
    assertEquals("events.refused", Venue.refusal(() -> venue.register(cai, event, 0)));
    assertEquals("removed", refuse(event, first, "Sorry").state());
    assertEquals("offered", venue.state(bob, event));
    FakeRequest own = venue.about(FakeRequest.post("/"), event).by(ann).with("registration", first);
    assertEquals(
        "events.not-yours",
        Venue.refusal(() -> venue.call(Venue.REGISTRATIONS + "/{registration}/approve", own)));
  }

  @Test
  public void whoComesHasATicketAndNobodyElseHas() throws Exception {
    EventAnswer event = event(1, 0);
    long going = venue.register(ann, event, 0).id();
    long waiting = venue.register(bob, event, 0).id();
    String code = ticket(going).code();
    assertEquals(12, code.length());
    assertNull(ticket(waiting));
    venue.leave(ann, event);
    assertNull(ticket(going));
    venue.accept(bob, event);
    assertNotNull(ticket(waiting));
  }

  @Test
  public void whoLeavesFreesTheirPlacesAndIsTakenOffTheirEvents() throws Exception {
    EventAnswer event = event(1, 0);
    venue.register(ann, event, 0);
    venue.register(bob, event, 0);
    venue.depart(ann);
    assertEquals("offered", venue.state(bob, event));
    assertEquals(List.of("bob offered"), states(event));
    venue.depart(venue.host);
    assertEquals(List.of(), venue.show(event).hosts());
    venue.depart(ann);
  }

  @Test
  public void whoIsSuspendedFreesTheirPlaces() throws Exception {
    EventAnswer event = event(1, 0);
    venue.register(ann, event, 0);
    venue.register(bob, event, 0);
    venue.hear("members.suspended", new MemberEvents.Suspension(ann.id()));
    assertEquals("offered", venue.state(bob, event));
    venue.hear("members.suspended", new MemberEvents.Suspension(ann.id()));
    assertEquals("offered", venue.state(bob, event));
  }

  @Test
  public void onlyHostsSeeWhoIsRegistered() throws Exception {
    EventAnswer event = event(1, 0);
    FakeRequest list = venue.about(FakeRequest.get("/"), event).by(ann);
    assertEquals("events.not-yours", Venue.refusal(() -> venue.call(Venue.REGISTRATIONS, list)));
  }
}
