package dev.millet.events;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import dev.millet.api.members.Member;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class CalendarsTest {

  private static final String ALL = "/events/calendar.ics";

  private final Venue venue;

  public CalendarsTest(TestDatabase database) {
    venue = new Venue(database);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  private String text(FakeRequest request, String template) throws Exception {
    return Venue.html(venue.call(template, request));
  }

  private String one(EventAnswer event) throws Exception {
    return text(venue.about(FakeRequest.get("/"), event), "/events/{id}/event.ics");
  }

  private static String unfolded(String text) {
    return text.replace("\r\n ", "");
  }

  @Test
  public void anEventIsTakenAlongAsTheClockOnTheWallWithTheRulesOfItsZone() throws Exception {
    EventAnswer event =
        venue.announce(
            venue.typed(
                "夜拍；走 \"两\" 步", "2030-10-26T19:00", "2030-10-27T01:00", Mode.FIRST_COME, 5, 0));
    String text = one(event);
    assertTrue(text, text.contains("DTSTART;TZID=Europe/Zurich:20301026T190000\r\n"));
    assertTrue(text, text.contains("DTEND;TZID=Europe/Zurich:20301027T010000\r\n"));
    assertTrue(text, text.contains("BEGIN:VTIMEZONE\r\nTZID:Europe/Zurich\r\n"));
    assertTrue(text, text.contains("DTSTART:20301027T030000\r\n"));
    assertTrue(text, text.contains("STATUS:CONFIRMED\r\n"));
    assertFalse(text, text.contains("METHOD"));
    VEvent read = Biweekly.parse(text).first().getEvents().get(0);
    assertEquals("夜拍；走 \"两\" 步", read.getSummary().getValue());
    assertEquals(event.startsAt(), read.getDateStart().getValue().toInstant());
  }

  @Test
  public void linesAreFoldedAt75OctetsAndNeverInsideOfACharacter() throws Exception {
    String title = "夜拍🏮".repeat(30);
    EventAnswer event = venue.announce(venue.typed(title.substring(0, 100), 5, 0));
    String text = one(event);
    for (String line : text.split("\r\n")) {
      assertTrue(line, line.getBytes(StandardCharsets.UTF_8).length <= 75);
      assertFalse(line, line.contains("\uFFFD"));
      assertFalse(line, !line.isEmpty() && Character.isLowSurrogate(line.charAt(0)));
    }
    assertTrue(unfolded(text).contains("SUMMARY:" + event.title() + "\r\n"));
  }

  @Test
  public void aChangedEventIsTheSameWithAHigherSequenceAndACancelledOneSaysSo() throws Exception {
    EventAnswer event = venue.announce(venue.typed("Walk", 5, 0));
    VEvent first = read(one(event));
    venue.edit(venue.host, event, venue.typed("Run", 5, 0));
    FakeRequest cancel = venue.about(FakeRequest.post("/"), event).by(venue.host);
    venue.call(Venue.ONE + "/cancel", cancel.json(new Reason("")));
    VEvent last = read(one(event));
    assertEquals(first.getUid().getValue(), last.getUid().getValue());
    assertTrue(last.getSequence().getValue() > first.getSequence().getValue() + 1);
    assertEquals("CANCELLED", last.getStatus().getValue());
    String all = text(FakeRequest.get("/"), ALL);
    assertTrue(all, all.contains("STATUS:CANCELLED"));
  }

  private static VEvent read(String text) {
    return Biweekly.parse(text).first().getEvents().get(0);
  }

  @Test
  public void aCalendarHasTheEventsOfItsCityAndNothingThatIsNotAnnounced() throws Exception {
    venue.announce(venue.typed("Walk", 5, 0));
    venue.add(venue.ann, venue.typed("Proposal", 5, 0));
    String city = text(FakeRequest.get("/").query("city", "zurich"), ALL);
    assertTrue(city, city.contains("SUMMARY:Walk"));
    assertTrue(city, city.contains("X-WR-CALNAME:Zurich Events"));
    assertFalse(city, city.contains("Proposal"));
    String other = text(FakeRequest.get("/").query("city", "chengdu"), ALL);
    assertFalse(other, other.contains("BEGIN:VEVENT"));
    EventAnswer proposal = venue.add(venue.ann, venue.typed("Proposal", 5, 0));
    assertEquals("not-found", Venue.refusal(() -> one(proposal)));
  }

  @Test
  public void onesOwnCalendarIsReadByASecretLinkThatCanBeRevoked() throws Exception {
    EventAnswer event = venue.announce(venue.typed("Walk", 1, 0));
    venue.register(venue.ann, event, 0);
    venue.register(venue.bob, event, 0);
    String secret = made(venue.ann);
    assertTrue(own(secret).contains("SUMMARY:Walk"));
    assertFalse(own(made(venue.bob)).contains("SUMMARY:Walk"));
    String next = made(venue.ann);
    assertEquals("not-found", Venue.refusal(() -> own(secret)));
    assertEquals(
        0,
        venue.number("SELECT COUNT(f.secret) FROM events_feeds f WHERE f.secret = '" + next + "'"));
    venue.call("/events/mine/calendar/remove", FakeRequest.post("/").by(venue.ann));
    assertEquals("not-found", Venue.refusal(() -> own(next)));
  }

  private String made(Member by) throws Exception {
    String page = text(FakeRequest.post("/").by(by), "/events/mine/calendar");
    String before = "/events/calendars/";
    int at = page.indexOf(before) + before.length();
    return page.substring(at, page.indexOf('<', at));
  }

  private String own(String secret) throws Exception {
    return text(FakeRequest.get("/").with("secret", secret), "/events/calendars/{secret}");
  }

  @Test
  public void aZoneWithoutSummerTimeHasOneRule() throws Exception {
    NewEvent typed = venue.typed("成都", "2030-07-01T10:00", "", Mode.FIRST_COME, 5, 0);
    NewEvent there =
        new NewEvent(
            typed.kind(),
            typed.title(),
            "",
            "",
            venue.chengdu.id(),
            "",
            "",
            "",
            typed.start(),
            "",
            "",
            "",
            "",
            "",
            "",
            typed.mode(),
            5,
            0,
            "",
            "");
    String text = one(venue.announce(there));
    ICalendar read = Biweekly.parse(text).first();
    assertEquals(1, read.getTimezoneInfo().getComponents().size());
    assertTrue(text, text.contains("TZOFFSETTO:+0800"));
    assertFalse(text, text.contains("BEGIN:DAYLIGHT"));
    assertFalse(text, text.contains("DTEND"));
  }
}
