package dev.millet.events;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import dev.millet.api.lists.Slice;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.List;
import java.util.Set;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class EventsTest {

  private final Venue venue;

  public EventsTest(TestDatabase database) {
    venue = new Venue(database);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  private List<String> listed(String... filter) throws Exception {
    FakeRequest request = FakeRequest.get(Venue.ALL);
    for (int i = 0; i < filter.length; i += 2) {
      request.query(filter[i], filter[i + 1]);
    }
    Slice<?> found = venue.answer(Slice.class, Venue.ALL, request);
    return found.items().stream().map(each -> ((EventAnswer) each).title()).toList();
  }

  @Test
  public void aProposalIsForItsHostsAndTheTeamUntilItIsAnnounced() throws Exception {
    EventAnswer made = venue.add(venue.ann, venue.typed("奎星楼街夜拍", 40, 1));
    assertEquals("proposed", made.state());
    assertEquals(List.of(), listed());
    FakeRequest visitor = venue.about(FakeRequest.get("/"), made);
    assertEquals("not-found", Venue.refusal(() -> venue.call(Venue.ONE, visitor)));
    FakeRequest other = venue.about(FakeRequest.get("/"), made).by(venue.bob);
    assertEquals("not-found", Venue.refusal(() -> venue.call(Venue.ONE, other)));
    SubjectCatalog catalog = venue.offered(SubjectCatalog.class);
    Set<String> hidden = catalog.hidden(Identity.VISITOR, List.of("" + made.id()));
    assertEquals(Set.of("" + made.id()), hidden);
    FakeRequest publish = venue.about(FakeRequest.post("/"), made);
    assertEquals(
        "forbidden",
        Venue.refusal(() -> venue.call(Venue.ONE + "/publish", publish.by(venue.ann))));
    venue.call(Venue.ONE + "/publish", publish.by(venue.staff));
    assertEquals(List.of("奎星楼街夜拍"), listed());
    assertEquals(Set.of(), catalog.hidden(Identity.VISITOR, List.of("" + made.id())));
    assertTrue(catalog.describe(List.of("" + made.id())).get("" + made.id()).isOpen("comments"));
  }

  @Test
  public void eventsAreFoundByCityAndMonth() throws Exception {
    venue.announce(venue.typed("June", "2030-06-30T23:30", "", Mode.FIRST_COME, 5, 0));
    venue.announce(venue.typed("July", "2030-07-01T00:00", "", Mode.FIRST_COME, 5, 0));
    NewEvent online = NewEvent.usual(Kind.ONLINE, "", null);
    venue.announce(in(online, "Online", "2030-07-02T20:00", "Asia/Shanghai"));
    assertEquals(List.of("June", "July", "Online"), listed());
    assertEquals(List.of("July"), listed("city", "zurich", "month", "2030-07"));
    assertEquals(List.of("June", "July"), listed("city", "zurich"));
    assertEquals(List.of(), listed("city", "chengdu"));
    assertEquals(List.of(), listed("past", "true"));
    assertEquals("city unknown", Venue.refusal(() -> listed("city", "atlantis")));
    assertEquals("month no-month", Venue.refusal(() -> listed("month", "July")));
  }

  private static NewEvent in(NewEvent usual, String title, String start, String zone) {
    return new NewEvent(
        usual.kind(),
        title,
        "",
        "",
        null,
        "",
        "",
        "https://live.example",
        start,
        "",
        zone,
        "",
        "",
        "",
        "",
        usual.mode(),
        usual.capacity(),
        usual.guests(),
        "",
        "");
  }

  @Test
  public void anEventThatIsSavedUnchangedStaysAsItIs() throws Exception {
    for (String day : List.of("2030-07-03", "2030-12-04")) {
      EventAnswer made =
          venue.announce(venue.typed(day, day + "T08:30", "", Mode.FIRST_COME, 5, 0));
      EventAnswer saved = made;
      for (int i = 0; i < 5; i++) {
        long id = saved.id();
        Event row = venue.database.read(handle -> venue.stores.events().find(handle, id)).get();
        saved = venue.edit(venue.host, saved, NewEvent.of(row));
      }
      assertEquals(made, saved);
      assertEquals(day + "T08:30", saved.start());
      assertEquals("Europe/Zurich", saved.zone());
    }
    assertEquals(List.of(), venue.journal.payloads(EventJournal.MOVED, EventJournal.Changed.class));
  }

  @Test
  public void aMovedEventSaysWhenItWasToBe() throws Exception {
    EventAnswer made = venue.announce(venue.typed("Walk", 5, 0));
    String later = Venue.inDays(11);
    EventAnswer moved =
        venue.edit(venue.host, made, venue.typed("Walk", later, "", Mode.FIRST_COME, 5, 0));
    assertEquals(later, moved.start());
    assertEquals(Venue.inDays(10), moved.movedFrom());
    assertEquals(1, venue.journal.payloads(EventJournal.MOVED, EventJournal.Changed.class).size());
    assertEquals("changed-meanwhile", Venue.refusal(() -> venue.edit(venue.host, made, typed())));
  }

  private NewEvent typed() {
    return venue.typed("Walk", 5, 0);
  }

  @Test
  public void onlyHostsAndTheTeamChangeAnEvent() throws Exception {
    EventAnswer made = venue.announce(typed());
    assertEquals("events.not-yours", Venue.refusal(() -> venue.edit(venue.ann, made, typed())));
    FakeRequest add =
        venue.about(FakeRequest.of("PUT", "/"), made).with("handle", "ann").by(venue.host);
    venue.call(Venue.ONE + "/hosts/{handle}", add);
    EventAnswer changed = venue.edit(venue.ann, made, venue.typed("Run", 5, 0));
    assertEquals("Run", changed.title());
    assertEquals(2, changed.hosts().size());
    FakeRequest remove =
        venue.about(FakeRequest.of("DELETE", "/"), made).with("handle", "ann").by(venue.host);
    venue.call(Venue.ONE + "/hosts/{handle}", remove);
    assertEquals("events.not-yours", Venue.refusal(() -> venue.edit(venue.ann, changed, typed())));
  }

  @Test
  public void aCancelledEventIsOnlyCopied() throws Exception {
    EventAnswer made = venue.announce(typed());
    FakeRequest cancel = venue.about(FakeRequest.post("/"), made).by(venue.host);
    venue.call(Venue.ONE + "/cancel", cancel.json(new Reason("Rain")));
    venue.call(Venue.ONE + "/cancel", cancel);
    assertEquals(
        List.of("Rain"),
        venue.journal.payloads(EventJournal.CANCELLED, EventJournal.Changed.class).stream()
            .map(EventJournal.Changed::reason)
            .toList());
    EventAnswer gone = venue.show(made);
    assertEquals("cancelled", gone.state());
    assertEquals(List.of(), listed());
    assertEquals("events.cancelled", Venue.refusal(() -> venue.edit(venue.host, gone, typed())));
    assertEquals("events.not-open", Venue.refusal(() -> venue.register(venue.ann, made, 0)));
    FakeRequest copy = venue.about(FakeRequest.post("/"), made).by(venue.host);
    EventAnswer copied = venue.answer(EventAnswer.class, Venue.ONE + "/copy", copy);
    assertEquals("proposed", copied.state());
    assertEquals(made.start(), copied.start());
    assertNull(copied.movedFrom());
  }

  @Test
  public void whatCannotBeIsRefusedAtItsField() {
    assertEquals("end ends-early", refused("2030-01-02T10:00", "2030-01-02T10:00"));
    assertEquals("end ends-early", refused("2030-01-02T10:00", "2030-03-02T10:00"));
    assertEquals("start no-time", refused("tomorrow", ""));
    assertEquals("start no-time", refused("2030-02-30T10:00", ""));
    NewEvent nowhere = in(NewEvent.usual(Kind.ONLINE, "", null), "No", "2030-01-02T10:00", "");
    assertEquals("zone needed", Venue.refusal(() -> venue.add(venue.ann, nowhere)));
  }

  private String refused(String start, String end) {
    NewEvent typed = venue.typed("No", start, end, Mode.FIRST_COME, 5, 0);
    // as the gateway does
    return Venue.refusal(() -> NewEvent.RULES.check(typed));
  }

  @Test
  public void whoIsGoneAnnouncesNothing() {
    Member ann = venue.ann;
    venue.guard.delete(ann);
    assertEquals("members.not-active", Venue.refusal(() -> venue.add(ann, typed())));
  }
}
