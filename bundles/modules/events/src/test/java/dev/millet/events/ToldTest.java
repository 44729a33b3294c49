package dev.millet.events;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.members.Member;
import dev.millet.api.notices.Notice;
import dev.millet.api.subjects.Subject;
import dev.millet.modules.JacksonJson;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Members, and search engines, are told of events. */
@RunWith(Parameterized.class)
public final class ToldTest {

  private final Venue venue;
  private final Reminders reminders;

  public ToldTest(TestDatabase database) {
    venue = new Venue(database);
    reminders = new Reminders(venue.database, venue.stores, venue.notices);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  /** Has the module hear what the journal was told of registrations so far. */
  private void hear() throws Exception {
    for (var each :
        venue.journal.payloads(EventJournal.REGISTERED, EventJournal.Registered.class)) {
      venue.hear(EventJournal.REGISTERED, each);
    }
  }

  @Test
  public void whomAPlaceIsOfferedToIsToldAndWhoGaveItBackIsNot() throws Exception {
    EventAnswer event = venue.announce(venue.typed("Walk", 1, 0));
    venue.register(venue.ann, event, 0);
    venue.register(venue.bob, event, 0);
    venue.leave(venue.ann, event);
    hear();
    List<Notice> told = venue.notices.told();
    assertEquals(1, told.size());
    assertEquals("events.offered", told.get(0).type());
    assertEquals(List.of(venue.bob.id()), told.get(0).members());
    assertTrue(venue.notices.followers(told.get(0).subject()).containsKey(venue.ann.id()));
  }

  @Test
  public void whoRegistersFollowsTheEventAlsoWhereManyAreHeardOfAtOnce() throws Exception {
    EventAnswer walk = venue.announce(venue.typed("Walk", 1, 0));
    EventAnswer talk = venue.announce(venue.typed("Talk", 1, 0));
    venue.register(venue.ann, walk, 0);
    venue.register(venue.bob, walk, 0);
    venue.register(venue.bob, talk, 0);
    venue.leave(venue.bob, walk);
    venue.hearAll(
        EventJournal.REGISTERED,
        venue.journal.payloads(EventJournal.REGISTERED, EventJournal.Registered.class));
    assertEquals(
        Set.of(venue.ann.id(), venue.bob.id()),
        venue.notices.followers(Subject.of(Event.TYPE, walk.id())).keySet());
    assertEquals(
        Set.of(venue.bob.id()),
        venue.notices.followers(Subject.of(Event.TYPE, talk.id())).keySet());
  }

  @Test
  public void aHostsReasonIsRead() throws Exception {
    EventAnswer event = venue.announce(venue.typed("Walk", 1, 0));
    long place = venue.register(venue.ann, event, 0).id();
    FakeRequest refuse = venue.about(FakeRequest.post("/"), event).by(venue.host);
    refuse.with("registration", place).json(new Reason("The room is smaller"));
    venue.call(Venue.REGISTRATIONS + "/{registration}/refuse", refuse);
    hear();
    Notice told = venue.notices.told("events.decided").get(0);
    assertEquals("The room is smaller", told.detail().value());
    assertEquals(List.of(venue.ann.id()), told.members());
  }

  private void begins(EventAnswer event, long minutes) {
    Instant starts = venue.database.now().plusSeconds(60 * minutes);
    venue.database.write(
        handle ->
            handle
                .createUpdate("UPDATE events_events SET time_starts_at = :at WHERE id = :id")
                .bind("at", starts)
                .bind("id", event.id())
                .execute());
  }

  private List<String> told(Member member) {
    return venue.notices.told().stream()
        .filter(each -> each.members().contains(member.id()))
        .map(Notice::type)
        .toList();
  }

  @Test
  public void whoIsGoingIsRemindedADayAndTwoHoursBeforeOnce() throws Exception {
    EventAnswer event = venue.announce(venue.typed("Walk", 1, 0));
    venue.register(venue.ann, event, 0);
    venue.register(venue.bob, event, 0);
    reminders.send();
    assertEquals(List.of(), told(venue.ann));
    begins(event, 60 * 23);
    reminders.send();
    reminders.send();
    assertEquals(List.of("events.tomorrow"), told(venue.ann));
    begins(event, 110);
    reminders.send();
    reminders.send();
    assertEquals(List.of("events.tomorrow", "events.soon"), told(venue.ann));
    assertEquals(List.of(), told(venue.bob));
  }

  @Test
  public void aHostWritesToEverybodyWhoIsRegistered() throws Exception {
    EventAnswer event = venue.announce(venue.typed("Walk", 1, 0));
    venue.register(venue.ann, event, 0);
    venue.register(venue.bob, event, 0);
    venue.register(venue.cai, event, 0);
    venue.leave(venue.cai, event);
    String path = "/events/{id}/manage/message";
    FakeRequest stranger = venue.about(FakeRequest.post("/"), event).by(venue.ann);
    assertEquals(
        "events.not-yours",
        Venue.refusal(() -> venue.call(path, stranger.form("message", "Spam"))));
    FakeRequest sent = venue.about(FakeRequest.post("/"), event).by(venue.host);
    assertEquals(303, venue.call(path, sent.form("message", "后门进")).status());
    assertEquals(List.of("events.message"), told(venue.ann));
    assertEquals(List.of("events.message"), told(venue.bob));
    assertEquals(List.of(), told(venue.cai));
    assertEquals("后门进", venue.notices.told().get(0).detail().value());
    FakeRequest empty = venue.about(FakeRequest.post("/"), event).by(venue.host);
    assertEquals(422, venue.call(path, empty.form("message", " ")).status());
  }

  @Test
  public void searchEnginesAreToldOfAnAnnouncedEvent() throws Exception {
    EventAnswer event = venue.announce(venue.typed("He said \"hi\" </script><b>", 5, 0));
    String page = venue.page(null, "/events/{id}", event, Locale.ENGLISH);
    String begin = "<script type=\"application/ld+json\">";
    int at = page.indexOf(begin) + begin.length();
    Map<?, ?> data =
        new JacksonJson().read(page.substring(at, page.indexOf("</script>", at)), Map.class);
    assertEquals("He said \"hi\" </script><b>", data.get("name"));
    assertEquals("https://schema.org/EventScheduled", data.get("eventStatus"));
    assertTrue(data.get("startDate").toString().startsWith(event.start()));
    EventAnswer proposal = venue.add(venue.ann, venue.typed("Proposal", 5, 0));
    String own = venue.page(venue.ann, "/events/{id}", proposal, Locale.ENGLISH);
    assertFalse(own, own.contains("ld+json"));
  }
}
