package dev.millet.builds;

import static dev.millet.builds.Workshop.id;
import static org.junit.Assert.assertEquals;

import dev.millet.builds.build.BuildChange;
import dev.millet.builds.http.EntriesApi;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Builds tell the owners of subjects what a release means for them. */
@RunWith(Parameterized.class)
public final class LifecycleTest {

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  private final TestDatabase test;
  private Workshop workshop;
  private Press press;

  public LifecycleTest(TestDatabase test) {
    this.test = test;
  }

  @Before
  public void open() throws Exception {
    workshop = new Workshop(test);
    workshop.owners.add(workshop.wishes);
    press = new Press(workshop);
    press.channel("beta", "everybody", "");
    press.channel("stable", "everybody", "");
  }

  private void plan(long build, String day) throws Exception {
    Object shown = press.show(build, workshop.tom);
    workshop.call(
        Workshop.BUILD,
        FakeRequest.of("PATCH", "/")
            .with("id", build)
            .by(workshop.tom)
            .header("If-Match", "*")
            .json(new BuildChange(null, null, null, null, day)));
    assertEquals(build, id(shown));
  }

  @Test
  public void whatIsPlannedTriedAndShippedIsTold() throws Exception {
    long beta = press.draft("beta", "173");
    press.entry(beta, "new", "Pairs", "wish/7");
    assertEquals("a draft without a day is the team's", List.of(), workshop.wishes.told());

    plan(beta, "2026-11-27");
    press.step(beta, "release");
    long stable = id(press.step(beta, "promote"));
    press.step(stable, "release");

    assertEquals(
        List.of("PLANNED 7 173 beta", "AVAILABLE 7 173 beta", "SHIPPED 7 173 stable"),
        workshop.wishes.told());
  }

  @Test
  public void aWithdrawalUndoesWhatWasShipped() throws Exception {
    long build = press.draft("stable", "173");
    press.entry(build, "fixed", "Alarm", "wish/7", "wish/12");
    press.entry(build, "known", "Not shipped", "wish/99");
    press.step(build, "release");
    press.step(build, "withdraw", "why");

    assertEquals(
        List.of(
            "SHIPPED 7 173 stable",
            "SHIPPED 12 173 stable",
            "UNDONE 7 173 stable",
            "UNDONE 12 173 stable"),
        workshop.wishes.told());
    var changes = workshop.wishes.changes;
    assertEquals(changes.get(0).key(), changes.get(2).undoes());
  }

  @Test
  public void anEntryThatMovesIsPlannedForItsNextBuild() throws Exception {
    long first = press.draft("beta", "174");
    plan(first, "2026-12-04");
    long second = press.draft("beta", "175");
    plan(second, "2026-12-11");
    long entry = id(press.entry(first, "new", "Albums", "wish/7"));

    workshop.call(
        Workshop.ENTRIES + "/{entry}/move",
        FakeRequest.post("/")
            .with("id", first)
            .with("entry", entry)
            .by(workshop.tom)
            .json(new EntriesApi.Moving(second, "Nine minutes are too long")));

    assertEquals(
        List.of("PLANNED 7 174 beta", "PLANNED 7 175 beta", "UNDONE 7 174 beta"),
        workshop.wishes.told());
    String page =
        Workshop.html(
            workshop.call(
                "/builds/{product}/{channel}",
                FakeRequest.get("/").with("product", press.slug()).with("channel", "beta")));
    assertEquals(page, true, page.contains("<del>Build 174</del>"));
    assertEquals(page, true, page.contains("Nine minutes are too long"));
  }

  @Test
  public void whatAnAbsentOwnerMissedIsToldInItsOrderWhenItIsBack() throws Exception {
    workshop.owners.clear();
    long build = press.draft("beta", "173");
    press.entry(build, "new", "Pairs", "wish/7");
    plan(build, "2026-11-27");
    press.step(build, "release");
    workshop.run("builds.lifecycle");
    assertEquals(List.of(), workshop.wishes.told());

    workshop.owners.add(workshop.wishes);
    workshop.run("builds.lifecycle");
    workshop.run("builds.lifecycle");

    assertEquals(List.of("PLANNED 7 173 beta", "AVAILABLE 7 173 beta"), workshop.wishes.told());
  }

  @Test
  public void aDeletedDraftIsNotPlannedAnyMore() throws Exception {
    long build = press.draft("beta", "173");
    plan(build, "2026-11-27");
    press.entry(build, "new", "Pairs", "wish/7");
    workshop.call(
        Workshop.BUILD,
        FakeRequest.of("DELETE", "/").with("id", build).by(workshop.tom).header("If-Match", "*"));

    assertEquals(List.of("PLANNED 7 173 beta", "UNDONE 7 173 beta"), workshop.wishes.told());
  }
}
