package dev.millet.events;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.api.subjects.Moderated;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.api.subjects.Visibility;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.Test;

/** Moderators hide, remove and restore events. */
public final class ModeratedEventsTest extends RegistrationGround {

  private final Member moderator;
  private final Moderated moderated;

  public ModeratedEventsTest(TestDatabase database) {
    super(database);
    moderator = venue.members.add("moderator", Role.MODERATOR);
    moderated = venue.offered(Moderated.class);
  }

  private void change(EventAnswer event, Visibility visibility) {
    moderated.changeVisibility(Long.toString(event.id()), visibility).orElseThrow();
  }

  private String seen(Member by, EventAnswer event) throws Exception {
    FakeRequest request = venue.about(FakeRequest.get("/"), event);
    return venue
        .answer(EventAnswer.class, Venue.ONE, by == null ? request : request.by(by))
        .state();
  }

  @Test
  public void aHiddenEventIsItsHostsAndARemovedOneTheModeratorsOnly() throws Exception {
    EventAnswer event = event(3, 0);
    change(event, Visibility.HIDDEN);
    assertEquals("not-found", Venue.refusal(() -> seen(null, event)));
    assertEquals("not-found", Venue.refusal(() -> seen(ann, event)));
    assertEquals("hidden", seen(venue.host, event));
    assertEquals("hidden", seen(moderator, event));
    String page = venue.page(venue.host, "/events/{id}", event, Locale.SIMPLIFIED_CHINESE);
    assertTrue(page, page.contains("已被管理员隐藏"));
    change(event, Visibility.REMOVED);
    assertEquals("not-found", Venue.refusal(() -> seen(venue.host, event)));
    assertEquals("removed", seen(moderator, event));
    assertEquals(
        Visibility.REMOVED,
        moderated.find(List.of("" + event.id())).get("" + event.id()).visibility());
  }

  @Test
  public void registrationsAreKeptAndNoneIsTakenUntilItIsRestored() throws Exception {
    EventAnswer event = event(3, 0);
    venue.register(ann, event, 0);
    change(event, Visibility.HIDDEN);
    assertEquals("not-found", Venue.refusal(() -> venue.register(bob, event, 0)));
    assertEquals(
        "events.moderated",
        Venue.refusal(() -> venue.edit(venue.host, venue.show(event), venue.typed("Other", 3, 0))));
    FakeRequest publish = venue.about(FakeRequest.post("/"), event).by(venue.staff);
    assertEquals(
        "events.moderated", Venue.refusal(() -> venue.call(Venue.ONE + "/publish", publish)));
    String calendar = Venue.html(venue.call("/events/calendar.ics", FakeRequest.get("/")));
    assertFalse(calendar, calendar.contains("SUMMARY:Walk"));
    change(event, Visibility.VISIBLE);
    assertEquals("published", seen(null, event));
    assertEquals("going", venue.state(ann, event));
    assertEquals("going", venue.register(bob, event, 0).state());
  }

  @Test
  public void aProposalBecomesAProposalAgain() throws Exception {
    EventAnswer event = venue.add(ann, venue.typed("Proposal", 3, 0));
    change(event, Visibility.REMOVED);
    change(event, Visibility.HIDDEN);
    change(event, Visibility.VISIBLE);
    assertEquals("proposed", seen(ann, event));
  }

  @Test
  public void theCatalogDoesNotKnowItAndHidesItFromOthers() throws Exception {
    EventAnswer event = event(3, 0);
    String id = Long.toString(event.id());
    SubjectCatalog catalog = venue.offered(SubjectCatalog.class);
    assertTrue(catalog.describe(List.of(id)).get(id).open().contains("comments"));
    moderated.changeLock(id, true);
    assertFalse(catalog.describe(List.of(id)).get(id).open().contains("comments"));
    assertTrue(moderated.find(List.of(id)).get(id).locked());
    moderated.changeLock(id, false);
    assertTrue(catalog.describe(List.of(id)).get(id).open().contains("comments"));
    assertEquals(List.of(id), moderated.visibleOf(venue.host.id(), 10));
    change(event, Visibility.HIDDEN);
    assertEquals(List.of(), moderated.visibleOf(venue.host.id(), 10));
    assertTrue(catalog.describe(List.of(id)).isEmpty());
    assertTrue(catalog.hold(id).isEmpty());
    assertEquals(Set.of(id), catalog.hidden(Identity.VISITOR, List.of(id)));
    Identity host = Identity.ofToken(venue.host, Set.of("read"), "token");
    assertEquals(Set.of(), catalog.hidden(host, List.of(id)));
  }
}
