package dev.millet.builds;

import static dev.millet.builds.Workshop.refusal;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.members.Member;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** The train as a calendar that other programs read. */
@RunWith(Parameterized.class)
public final class TrainCalendarTest {

  private final TestDatabase test;
  private Workshop workshop;
  private Press press;

  public TrainCalendarTest(TestDatabase test) {
    this.test = test;
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void open() throws Exception {
    workshop = new Workshop(test);
    press = new Press(workshop);
    press.channel("internal", "team", "");
    press.channel("beta", "everybody", "");
  }

  private String calendar(String channel, Member by) throws Exception {
    FakeRequest request =
        FakeRequest.get("/").with("product", press.slug()).with("channel", channel);
    return Workshop.html(
        workshop.call(
            "/builds/{product}/{channel}/train.ics", by == null ? request : request.by(by)));
  }

  private long planned(String version, LocalDate day) throws Exception {
    return Workshop.id(
        workshop.answer(
            Workshop.BUILDS,
            FakeRequest.post("/")
                .by(press.by)
                .json(press.wanted("beta", version, day.toString()))));
  }

  /** The lines as they were before they were folded. */
  private static String unfolded(String calendar) {
    return calendar.replace("\r\n ", "");
  }

  @Test
  public void plannedAndReleasedBuildsAreThere() throws Exception {
    LocalDate friday = LocalDate.of(2126, 11, 29);
    long build = planned("173", friday);
    press.entry(build, "new", "夜间模式, brighter; " + "很长的标题".repeat(12));
    press.entry(build, "fixed", "Second");
    String planned = calendar("beta", null);
    String lines = unfolded(planned);
    assertTrue(lines, lines.startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
    assertTrue(lines, lines.endsWith("END:VEVENT\r\nEND:VCALENDAR\r\n"));
    assertTrue(lines, lines.contains("DTSTART:21261129T160000Z\r\n"));
    assertTrue(lines, lines.contains("STATUS:TENTATIVE\r\n"));
    assertTrue(lines, lines.contains("DESCRIPTION:夜间模式\\, brighter\\; 很长的标题"));
    assertTrue(lines, lines.contains("很长的标题\\nSecond\r\n"));
    for (String line : planned.split("\r\n")) {
      assertTrue(line, line.getBytes(StandardCharsets.UTF_8).length <= 75);
    }
    String uid = lines.replaceAll("(?s).*(UID:build-[^\r]*)\r.*", "$1");

    press.step(build, "release");
    String released = unfolded(calendar("beta", null));
    assertTrue(released, released.contains(uid));
    assertTrue(released, released.contains("STATUS:CONFIRMED\r\n"));
    assertFalse(released, released.contains("21261129"));
    press.step(build, "withdraw", "It burns.");
    assertFalse(calendar("beta", null).contains(uid));
  }

  @Test
  public void aDraftWithoutADayIsNotThereAndAScheduledOneIsCertain() throws Exception {
    press.draft("beta", "172");
    assertFalse(calendar("beta", workshop.tom).contains("VEVENT"));
    long build = planned("173", LocalDate.of(2126, 11, 29));
    Instant at = workshop.database.now().plus(9, ChronoUnit.DAYS);
    press.schedule(build, at);
    String lines = unfolded(calendar("beta", null));
    assertTrue(lines, lines.contains("STATUS:CONFIRMED\r\n"));
    assertEquals(
        1,
        lines.split("DTSTART:" + at.toString().substring(0, 10).replace("-", ""), -1).length - 1);
  }

  @Test
  public void theAudienceOfTheChannelIsAsked() throws Exception {
    assertEquals("not-found", refusal(() -> calendar("internal", workshop.ann)));
    assertTrue(calendar("internal", workshop.tom).contains("VCALENDAR"));
    assertEquals("not-found", refusal(() -> calendar("nowhere", workshop.tom)));
  }
}
