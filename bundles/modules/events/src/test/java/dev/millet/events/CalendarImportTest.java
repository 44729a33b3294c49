package dev.millet.events;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.Test;

/** Calendars of other systems are looked at, and imported. */
public final class CalendarImportTest extends RegistrationGround {

  private static final String API = "/api/v1/events/import-calendar";
  private static final String PAGE = "/events/import-calendar";
  private static final String MEET_UP =
      "UID:a@x\nSUMMARY:Caf\u00e9 \\, 夜拍\nDTSTART;TZID=Europe/Zurich:20301026T190000\n"
          + "DTEND;TZID=Europe/Zurich:20301026T210000\nLOCATION:Bookshop\\, Street 1\\, Zurich\n"
          + "URL:https://x.example/a\nDESCRIPTION:First\\nSecond\n";

  public CalendarImportTest(TestDatabase database) {
    super(database);
  }

  private static String calendar(String... entries) {
    StringBuilder text = new StringBuilder("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n");
    for (String each : entries) {
      text.append("BEGIN:VEVENT\nDTSTAMP:20250101T000000Z\n").append(each).append("END:VEVENT\n");
    }
    return text.append("END:VCALENDAR\n").toString().replace("\n", "\r\n");
  }

  private static FakeRequest sent(String calendar) {
    return FakeRequest.post(API).body(calendar.getBytes(StandardCharsets.UTF_8));
  }

  private ImportedCalendar imported(String calendar) throws Exception {
    return venue.answer(ImportedCalendar.class, API, sent(calendar).by(venue.admin));
  }

  private List<String> results(String calendar) throws Exception {
    return imported(calendar).lines().stream().map(ImportedCalendar.Line::result).toList();
  }

  private List<Event> events() {
    return venue.database.read(
        handle ->
            venue
                .stores
                .events()
                .announced(handle, null, Instant.parse("2000-01-01T00:00:00Z"), 100));
  }

  @Test
  public void anEntryBecomesAnEventThatIsAnnouncedAndIsImportedOnce() throws Exception {
    FakeRequest dry = sent(calendar(MEET_UP)).by(venue.admin).query("dry", "true");
    assertEquals(1, venue.answer(ImportedCalendar.class, API, dry).made());
    assertEquals(List.of(), events());
    assertEquals(List.of("made"), results(calendar(MEET_UP)));
    assertEquals(List.of("unchanged"), results(calendar(MEET_UP)));
    Event made = events().get(0);
    assertEquals("Caf\u00e9 , 夜拍", made.text().title());
    assertEquals("First  \nSecond", made.text().body());
    assertEquals("2030-10-26T19:00", made.time().start());
    assertEquals("2030-10-26T21:00", made.time().finish());
    assertEquals("Europe/Zurich", made.time().zone());
    assertEquals(
        new Place(null, "Bookshop", "Street 1, Zurich", "https://x.example/a"), made.place());
    assertEquals(EventState.PUBLISHED, made.state());
  }

  @Test
  public void timesAreThoseOfTheZoneThatTheCalendarNamesAndUnknownOnesAreRefused()
      throws Exception {
    String utc = "UID:b\nSUMMARY:Utc\nDTSTART:20300501T100000Z\nDURATION:PT90M\n";
    String windows =
        "UID:c\nSUMMARY:Windows\nDTSTART;TZID=W. Europe Standard Time:20300502T100000\n";
    String day = "UID:d\nSUMMARY:Day\nDTSTART;VALUE=DATE:20300503\nDTEND;VALUE=DATE:20300505\n";
    String unknown = "UID:e\nSUMMARY:Mars\nDTSTART;TZID=Mars/Olympus:20300504T100000\n";
    String floating = "UID:f\nSUMMARY:Floating\nDTSTART:20300505T100000\n";
    String nothing = "UID:g\nDTSTART:20300505T100000Z\n";
    String never = "UID:h\nSUMMARY:Never\n";
    assertEquals(
        List.of("made", "made", "no-zone", "no-zone", "no-zone", "no-title", "no-time"),
        results(calendar(utc, windows, day, unknown, floating, nothing, never)));
    List<Event> made = events();
    assertEquals("2030-05-01T10:00", made.get(0).time().start());
    assertEquals("2030-05-01T11:30", made.get(0).time().finish());
    assertEquals("UTC", made.get(0).time().zone());
    assertEquals("Europe/Berlin", made.get(1).time().zone());
    FakeRequest inChengdu = sent(calendar(day, unknown, floating, MEET_UP)).by(venue.admin);
    ImportedCalendar with =
        venue.answer(ImportedCalendar.class, API, inChengdu.query("city", "chengdu"));
    assertEquals(4, with.made());
    Event whole = events().get(2);
    assertEquals("2030-05-03T00:00", whole.time().start());
    assertEquals("2030-05-04T23:59", whole.time().finish());
    assertEquals("Asia/Shanghai", whole.time().zone());
    Event zurich = events().get(5);
    assertEquals("Europe/Zurich", zurich.time().zone());
    assertEquals(null, zurich.place().city());
  }

  @Test
  public void aRuleBecomesASeriesWithItsExceptionsMovedAndCancelledDates() throws Exception {
    String zone = ";TZID=Europe/Zurich:";
    String rule =
        "UID:s\nSUMMARY:Weekly\nDTSTART"
            + zone
            + "20301020T190000\nRRULE:FREQ=WEEKLY;COUNT=4\nEXDATE"
            + zone
            + "20301103T190000\n";
    String moved =
        "UID:s\nSUMMARY:Weekly\\, later\nRECURRENCE-ID"
            + zone
            + "20301027T190000\nDTSTART"
            + zone
            + "20301028T200000\n";
    String off =
        "UID:s\nSUMMARY:Weekly\nSTATUS:CANCELLED\nRECURRENCE-ID"
            + zone
            + "20301110T190000\nDTSTART"
            + zone
            + "20301110T190000\n";
    ImportedCalendar done = imported(calendar(rule, moved, off));
    assertEquals(4, done.made());
    assertEquals(
        List.of(
            "2030-10-20T19:00 PUBLISHED",
            "2030-10-28T20:00 PUBLISHED",
            "2030-11-03T19:00 CANCELLED",
            "2030-11-10T19:00 CANCELLED"),
        events().stream().map(each -> each.time().start() + " " + each.state()).toList());
    assertEquals("Weekly, later", events().get(1).text().title());
    String endless =
        "UID:t\nSUMMARY:Endless\nDTSTART" + zone + "20301020T190000\nRRULE:FREQ=DAILY\n";
    assertEquals(List.of("no-rule"), results(calendar(endless)));
  }

  @Test
  public void whatIsNoCalendarIsRefusedAndNobodyElseImports() {
    assertEquals("file no-calendar", Venue.refusal(() -> imported("hello")));
    assertEquals("forbidden", Venue.refusal(() -> venue.call(API, sent("").by(venue.staff))));
  }

  @Test
  public void thePageShowsWhatWouldBeImportedAndThenDoesIt() throws Exception {
    String text = calendar(MEET_UP, "UID:h\nSUMMARY:Never <b>\n");
    FakeRequest upload =
        FakeRequest.post(PAGE)
            .by(venue.admin)
            .form("city", "")
            .upload("file", "x.ics", "text/calendar", text.getBytes(StandardCharsets.UTF_8));
    String page = Venue.html(venue.call(PAGE, upload));
    assertTrue(page, page.contains("1 new, 0 imported before, 1 left out."));
    assertTrue(page, page.contains("Never &lt;b&gt;") && page.contains("No time"));
    assertEquals(List.of(), events());
    FakeRequest run = FakeRequest.post(PAGE).by(venue.admin).form("content", text, "city", "");
    assertEquals(303, venue.call(PAGE + "/run", run).status());
    assertEquals(1, events().size());
    FakeRequest none =
        FakeRequest.post(PAGE)
            .by(venue.admin)
            .form("city", "")
            .upload("file", "x.ics", "text/calendar", new byte[] {1});
    Reply refused = venue.call(PAGE, none);
    assertEquals(422, refused.status());
    String blank =
        Venue.html(
            venue.call(PAGE, FakeRequest.get(PAGE).by(venue.admin).in(Locale.SIMPLIFIED_CHINESE)));
    assertTrue(blank, blank.contains("导入日历"));
  }
}
