package dev.millet.builds;

import static org.junit.Assert.assertEquals;

import dev.millet.api.members.Identity;
import dev.millet.api.subjects.PlannedRelease;
import dev.millet.api.subjects.PlannedReleases;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** The planned builds, as other modules hear of them. */
@RunWith(Parameterized.class)
public final class UpcomingTest {

  private static final LocalDate FRIDAY =
      LocalDate.now(ZoneOffset.UTC)
          .plusWeeks(1)
          .with(TemporalAdjusters.nextOrSame(DayOfWeek.FRIDAY));

  private final Workshop workshop;
  private final Press press;

  public UpcomingTest(TestDatabase test) {
    workshop = new Workshop(test);
    press = new Press(workshop);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void channels() throws Exception {
    press.channel("beta", "everybody", "");
    press.channel("inside", "team", "");
  }

  @Test
  public void readersHearOfWhatIsPlannedOnTheirChannelsTheNextOneFirst() throws Exception {
    plan("beta", "174", FRIDAY.plusWeeks(1));
    plan("beta", "173", FRIDAY);
    plan("inside", "200", FRIDAY);
    press.draft("beta", "180");
    long left = plan("beta", "172", FRIDAY);
    press.step(left, "release");
    assertEquals(List.of("173", "174"), versions(Identity.VISITOR));
    assertEquals(
        List.of("173", "200", "174"),
        versions(Identity.ofSession(workshop.tom, "session", "token")));
    PlannedRelease first = told(Identity.VISITOR).get(0);
    assertEquals(FRIDAY, first.day());
    assertEquals("beta", first.release().channel());
    assertEquals("/builds/" + press.slug() + "/beta/173", first.release().path());
  }

  private long plan(String channel, String version, LocalDate day) throws Exception {
    return Workshop.id(
        workshop.answer(
            Workshop.BUILDS,
            FakeRequest.post("/")
                .by(workshop.tom)
                .json(press.wanted(channel, version, day.toString()))));
  }

  private List<String> versions(Identity reader) {
    return told(reader).stream().map(each -> each.release().version()).toList();
  }

  /** Returns what is told of the product of this test. */
  private List<PlannedRelease> told(Identity reader) {
    return workshop.offered(PlannedReleases.class, "builds").visibleTo(reader).stream()
        .filter(each -> each.product().equals(press.slug()))
        .toList();
  }
}
