package dev.millet.events;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import dev.millet.api.members.Member;
import dev.millet.events.SeriesApi.DateAnswer;
import dev.millet.events.SeriesApi.SeriesAnswer;
import dev.millet.events.series.NewSeries;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.Test;

/** Hosts repeat events. */
public final class SeriesTest extends RegistrationGround {

  private static final String REPEAT = Venue.ONE + "/series";
  private static final String ONE = "/api/v1/events/series/{series}";
  private static final String CALENDAR = "/events/series/{series}/calendar.ics";

  public SeriesTest(TestDatabase database) {
    super(database);
  }

  private EventAnswer at(String start, String end) throws Exception {
    return venue.announce(venue.typed("Walk", start, end, Mode.FIRST_COME, 5, 0));
  }

  private SeriesAnswer repeat(Member by, EventAnswer event, String rule) throws Exception {
    FakeRequest request = venue.about(FakeRequest.post("/"), event).by(by);
    return venue.answer(SeriesAnswer.class, REPEAT, request.json(new NewSeries(rule)));
  }

  private static List<String> starts(SeriesAnswer series) {
    return series.dates().stream().map(DateAnswer::start).toList();
  }

  private EventAnswer event(SeriesAnswer series, int which) throws Exception {
    FakeRequest request = FakeRequest.get("/").with("id", series.dates().get(which).event());
    return venue.answer(EventAnswer.class, Venue.ONE, request.by(venue.staff));
  }

  private String calendar(SeriesAnswer series) throws Exception {
    return Venue.html(venue.call(CALENDAR, FakeRequest.get("/").with("series", series.id())));
  }

  private static List<VEvent> read(String calendar) {
    return Biweekly.parse(calendar).first().getEvents();
  }

  @Test
  public void theClockOnTheWallStaysOverTheChangeOfTheClocks() throws Exception {
    EventAnswer first = at("2030-10-20T19:00", "2030-10-20T21:00");
    SeriesAnswer weekly = repeat(venue.staff, first, "FREQ=WEEKLY;COUNT=3");
    assertEquals(
        List.of("2030-10-20T19:00", "2030-10-27T19:00", "2030-11-03T19:00"), starts(weekly));
    assertEquals(Instant.parse("2030-10-20T17:00:00Z"), event(weekly, 0).startsAt());
    assertEquals(Instant.parse("2030-10-27T18:00:00Z"), event(weekly, 1).startsAt());
    assertEquals(
        Duration.ofHours(2),
        Duration.between(event(weekly, 1).startsAt(), event(weekly, 1).endsAt()));
    SeriesAnswer everyTwo =
        repeat(venue.staff, at("2030-10-13T19:00", ""), "FREQ=WEEKLY;INTERVAL=2;COUNT=3");
    assertEquals(
        List.of("2030-10-13T19:00", "2030-10-27T19:00", "2030-11-10T19:00"), starts(everyTwo));
  }

  @Test
  public void aLeapDayAMonthsLastDayAndAnEndByDateAreAsTheStandardSays() throws Exception {
    assertEquals(
        List.of("2032-02-29T10:00", "2036-02-29T10:00", "2040-02-29T10:00"),
        starts(repeat(venue.staff, at("2032-02-29T10:00", ""), "FREQ=YEARLY;COUNT=3")));
    assertEquals(
        List.of("2031-01-31T10:00", "2031-03-31T10:00", "2031-05-31T10:00"),
        starts(repeat(venue.staff, at("2031-01-31T10:00", ""), "FREQ=MONTHLY;COUNT=3")));
    SeriesAnswer until =
        repeat(
            venue.staff,
            at("2030-12-30T23:00", "2030-12-31T02:00"),
            "FREQ=DAILY;UNTIL=20310101T235900Z");
    assertEquals(
        List.of("2030-12-30T23:00", "2030-12-31T23:00", "2031-01-01T23:00"), starts(until));
    assertEquals("FREQ=DAILY;COUNT=3", until.rule());
  }

  @Test
  public void anEndlessARapidAndAForeignRuleAreRefused() throws Exception {
    EventAnswer event = at("2030-10-20T19:00", "");
    for (String rule :
        List.of(
            "FREQ=WEEKLY",
            "FREQ=SECONDLY;COUNT=5",
            "FREQ=HOURLY;COUNT=5",
            "FREQ=DAILY;BYHOUR=1,2;COUNT=5",
            "COUNT=5",
            "whatever",
            "FREQ=WEEKLY;COUNT=2\nSUMMARY:x")) {
      assertEquals(
          rule, "rule no-rule", Venue.refusal(() -> NewSeries.RULES.check(new NewSeries(rule))));
    }
    assertEquals(
        "rule number", Venue.refusal(() -> repeat(venue.staff, event, "FREQ=DAILY;COUNT=61")));
    assertEquals(
        "rule number", Venue.refusal(() -> repeat(venue.staff, event, "FREQ=DAILY;COUNT=1")));
    assertEquals(
        "rule far", Venue.refusal(() -> repeat(venue.staff, event, "FREQ=YEARLY;COUNT=14")));
    assertEquals(
        "rule not-start",
        Venue.refusal(() -> repeat(venue.staff, event, "FREQ=WEEKLY;BYDAY=MO;COUNT=5")));
    repeat(venue.staff, event, "FREQ=DAILY;COUNT=60");
    assertEquals(
        "events.in-series", Venue.refusal(() -> repeat(venue.staff, event, "FREQ=DAILY;COUNT=2")));
    assertEquals("events.not-yours", Venue.refusal(() -> repeat(bob, event, "FREQ=DAILY;COUNT=2")));
  }

  @Test
  public void eachDateHasItsOwnRegistrationsAndWhatOthersRepeatIsProposed() throws Exception {
    EventAnswer event = at("2030-10-20T19:00", "");
    SeriesAnswer series = repeat(venue.host, event, "FREQ=WEEKLY;COUNT=3");
    assertEquals(
        List.of("published", "proposed", "proposed"),
        series.dates().stream().map(DateAnswer::state).toList());
    FakeRequest visitor = FakeRequest.get("/").with("series", series.id());
    assertEquals(1, venue.answer(SeriesAnswer.class, ONE, visitor).dates().size());
    venue.call(ONE + "/publish", FakeRequest.post("/").with("series", series.id()).by(venue.staff));
    assertEquals(3, venue.answer(SeriesAnswer.class, ONE, visitor).dates().size());
    venue.register(ann, event(series, 1), 0);
    assertEquals(0, event(series, 0).going());
    assertEquals(1, event(series, 1).going());
  }

  @Test
  public void aSeriesOfWhichNothingIsAnnouncedIsNotThereForOthers() throws Exception {
    EventAnswer event =
        venue.add(venue.staff, venue.typed("Walk", "2030-10-20T19:00", "", Mode.FIRST_COME, 5, 0));
    SeriesAnswer series = repeat(venue.staff, event, "FREQ=WEEKLY;COUNT=3");
    FakeRequest visitor = FakeRequest.get("/").with("series", series.id());
    assertEquals("not-found", Venue.refusal(() -> venue.call(ONE, visitor)));
    assertEquals("not-found", Venue.refusal(() -> venue.call(CALENDAR, visitor)));
  }

  @Test
  public void theCalendarHasTheRuleAndWhatDiffersFromIt() throws Exception {
    EventAnswer first = at("2030-10-20T19:00", "2030-10-20T21:00");
    SeriesAnswer series = repeat(venue.staff, first, "FREQ=WEEKLY;COUNT=4");
    String plain = calendar(series);
    assertEquals(1, read(plain).size());
    assertTrue(plain, plain.contains("RRULE:FREQ=WEEKLY;COUNT=4\r\n"));
    assertTrue(plain, plain.contains("DTSTART;TZID=Europe/Zurich:20301020T190000\r\n"));
    assertFalse(plain, plain.contains("EXDATE"));
    venue.edit(
        venue.host,
        event(series, 1),
        venue.typed("Walk", "2030-10-28T18:00", "2030-10-28T20:00", Mode.FIRST_COME, 5, 0));
    FakeRequest cancel =
        FakeRequest.post("/").with("id", series.dates().get(2).event()).by(venue.host);
    venue.call(Venue.ONE + "/cancel", cancel.json(new Reason("Rain")));
    venue.database.write(
        handle ->
            handle
                .createUpdate("UPDATE events_events SET state = 'DRAFT' WHERE id = :id")
                .bind("id", series.dates().get(3).event())
                .execute());
    String text = calendar(series);
    List<VEvent> read = read(text);
    assertEquals(text, 3, read.size());
    assertEquals(1, read.stream().map(each -> each.getUid().getValue()).distinct().count());
    assertTrue(text, text.contains("EXDATE;TZID=Europe/Zurich:20301110T190000\r\n"));
    assertTrue(text, text.contains("RECURRENCE-ID;TZID=Europe/Zurich:20301027T190000\r\n"));
    assertTrue(text, text.contains("DTSTART;TZID=Europe/Zurich:20301028T180000\r\n"));
    assertTrue(text, text.contains("RECURRENCE-ID;TZID=Europe/Zurich:20301103T190000\r\n"));
    assertEquals("CANCELLED", read.get(2).getStatus().getValue());
    assertTrue(read.get(0).getSequence().getValue() > 0);
    // the change of the clocks at the end of October, in the rules of the zone
    assertTrue(text, text.contains("DTSTART:20301027T030000\r\n"));
  }

  @Test
  public void theFollowingDatesAreMadeAlike() throws Exception {
    EventAnswer first = at("2030-10-20T19:00", "");
    SeriesAnswer series = repeat(venue.staff, first, "FREQ=WEEKLY;COUNT=3");
    venue.edit(
        venue.host,
        event(series, 1),
        venue.typed("Run", "2030-10-28T18:00", "", Mode.FIRST_COME, 9, 0));
    FakeRequest following =
        FakeRequest.post("/").with("id", series.dates().get(1).event()).by(venue.host);
    assertEquals(204, venue.call(REPEAT + "/following", following).status());
    assertEquals("Walk", event(series, 0).title());
    assertEquals("Run", event(series, 2).title());
    assertEquals("2030-11-03T19:00", event(series, 2).start());
    assertEquals(5, (int) event(series, 2).capacity());
    FakeRequest alone = venue.about(FakeRequest.post("/"), at("2030-10-20T19:00", ""));
    assertEquals(
        "not-found", Venue.refusal(() -> venue.call(REPEAT + "/following", alone.by(venue.host))));
  }

  @Test
  public void thePagesRepeatAnEventAndShowItsDates() throws Exception {
    EventAnswer event = at("2030-10-20T19:00", "");
    String form = venue.page(venue.host, "/events/{id}/repeat", event, Locale.ENGLISH);
    assertTrue(form, form.contains("Number of dates"));
    FakeRequest send =
        venue
            .about(FakeRequest.post("/"), event)
            .by(venue.staff)
            .form("every", "month", "times", "3");
    String path =
        venue.call("/events/{id}/repeat", send).headers().stream()
            .filter(each -> each.getKey().equalsIgnoreCase("location"))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElseThrow();
    String id = path.substring(path.lastIndexOf('/') + 1);
    SeriesAnswer series =
        venue.answer(SeriesAnswer.class, ONE, FakeRequest.get("/").with("series", id));
    // the third Sunday of each month
    assertEquals(
        List.of("2030-10-20T19:00", "2030-11-17T19:00", "2030-12-15T19:00"), starts(series));
    FakeRequest read = FakeRequest.get("/").with("series", id).in(Locale.SIMPLIFIED_CHINESE);
    String page = Venue.html(venue.call("/events/series/{series}", read));
    assertTrue(page, page.contains("共 3 场"));
    String shown = venue.page(ann, "/events/{id}", event, Locale.ENGLISH);
    assertTrue(shown, shown.contains("/events/series/" + id));
    FakeRequest much =
        venue
            .about(FakeRequest.post("/"), at("2032-02-29T10:00", ""))
            .by(venue.staff)
            .form("every", "year", "times", "60");
    assertEquals(422, venue.call("/events/{id}/repeat", much).status());
  }
}
