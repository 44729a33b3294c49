package dev.millet.builds;

import static dev.millet.builds.Workshop.of;
import static dev.millet.builds.Workshop.refusal;
import static dev.millet.builds.Workshop.refusedField;
import static dev.millet.builds.Workshop.status;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.members.Identity;
import dev.millet.api.members.Role;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.builds.build.BuildEvents;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.Race;
import dev.millet.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Builds on their way from a draft to being released, and back. */
@RunWith(Parameterized.class)
public final class PublishingTest {

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  private final TestDatabase test;
  private Workshop workshop;
  private Press press;

  public PublishingTest(TestDatabase test) {
    this.test = test;
  }

  @Before
  public void open() throws Exception {
    workshop = new Workshop(test);
    press = new Press(workshop);
    press.channel("beta", "everybody", "");
    press.channel("stable", "everybody", "");
  }

  @Test
  public void aDraftIsReleasedAndEverybodyReadsIt() throws Exception {
    long id = press.draft("beta", "173");
    press.entry(id, "new", "Bundle notifications", "wish/7");
    assertEquals("not-found", refusal(() -> press.show(id, null)));

    press.step(id, "release");

    Object seen = press.show(id, null);
    assertEquals("released", status(seen));
    assertEquals("wish", of(seen, "content.entries.0.subjects.0.type"));
    assertEquals("tom", of(seen, "content.entries.0.engineer.handle"));
    String page = press.page("beta", "173", null);
    assertTrue(page, page.contains("Bundle notifications"));
    assertTrue(page, page.contains("href=\"/wishes/7\""));
    assertTrue(page, page.contains("What is new."));
    var told = workshop.journal.payloads(BuildEvents.RELEASED, BuildEvents.Released.class);
    assertEquals(1, told.size());
    assertFalse("beta is not the shipping channel", told.get(0).shipped());
    assertEquals("wish/7", told.get(0).subjects().get(0).toString());
  }

  @Test
  public void theLastChannelShipsUnlessAnotherOneIsChosen() throws Exception {
    press.released("stable", "1");
    press.settle("number", "beta");
    press.released("beta", "2");

    var told = workshop.journal.payloads(BuildEvents.RELEASED, BuildEvents.Released.class);
    assertTrue(told.get(0).shipped());
    assertTrue(told.get(1).shipped());
  }

  @Test
  public void aNewerBuildSupersedesAndItsWithdrawalBringsTheOlderBack() throws Exception {
    long old = press.released("beta", "172");
    long next = press.released("beta", "173");
    assertEquals("superseded", status(press.show(old, null)));

    press.step(next, "withdraw", "Photos lost their place");

    assertEquals("withdrawn", status(press.show(next, null)));
    assertEquals("released", status(press.show(old, null)));
    assertTrue(press.page("beta", "173", null).contains("Photos lost their place"));
  }

  @Test
  public void aPausedBuildIsNotOfferedUntilItIsResumed() throws Exception {
    long old = press.released("beta", "172");
    long next = press.released("beta", "173");

    press.step(next, "pause", "");
    assertEquals("paused", status(press.show(next, null)));
    assertEquals("released", status(press.show(old, null)));

    press.step(next, "resume");
    assertEquals("released", status(press.show(next, null)));
    assertEquals("superseded", status(press.show(old, null)));
  }

  @Test
  public void stepsThatTheStateDoesNotAllowAreRefused() throws Exception {
    long id = press.draft("beta", "173");
    assertEquals("builds.wrong-state", refusal(() -> press.step(id, "pause", "")));
    assertEquals("builds.wrong-state", refusal(() -> press.step(id, "withdraw", "why")));
    assertEquals("builds.wrong-state", refusal(() -> press.step(id, "promote")));
    press.step(id, "release");
    assertEquals("builds.wrong-state", refusal(() -> press.step(id, "release")));
    assertEquals("builds.wrong-state", refusal(() -> press.step(id, "approve")));
    assertEquals("reason missing", refusedField(() -> press.step(id, "withdraw", "")));
    assertEquals("builds.wrong-state", refusal(() -> press.entry(id, "new", "Too late")));
    press.entry(id, "known", "Bluetooth drops");
    press.step(id, "withdraw", "why");
    assertEquals("builds.wrong-state", refusal(() -> press.step(id, "release")));
  }

  @Test
  public void versionsDoNotGoBackwards() throws Exception {
    press.released("beta", "173");
    long other = press.draft("beta", "175");
    long earlier = press.draft("beta", "174");
    press.step(other, "release");

    assertEquals("builds.version-backwards", refusal(() -> press.step(earlier, "release")));
    assertEquals("builds.version-backwards", refusal(() -> press.draft("beta", "172")));
    press.step(other, "withdraw", "why");
    assertEquals(
        "a withdrawn build was installed, too",
        "builds.version-backwards",
        refusal(() -> press.step(earlier, "release")));
    press.released("stable", "170");
  }

  @Test
  public void ofTwoWhoDraftOneVersionOneIsTold() throws Exception {
    Race.Outcome outcome =
        new Race(workshop.database)
            .run(handle -> press.draft("beta", "173"), () -> press.draft("beta", "173"));
    assertEquals(200, outcome.first());
    assertEquals(409, outcome.second());
    assertEquals("builds.version-taken", refusal(() -> press.draft("stable", "173")));
  }

  @Test
  public void ofTwoWhoReleaseOneBuildOneIsTold() throws Exception {
    long id = press.draft("beta", "173");
    Race.Outcome outcome =
        new Race(workshop.database)
            .run(handle -> press.step(id, "release"), () -> press.step(id, "release"));
    assertEquals(200, outcome.first());
    assertEquals(409, outcome.second());
    assertEquals(
        1, workshop.journal.payloads(BuildEvents.RELEASED, BuildEvents.Released.class).size());
  }

  @Test
  public void aScheduledBuildIsReleasedAtItsTimeHoweverLateTheJobRuns() throws Exception {
    long id = press.draft("beta", "173");
    assertEquals("scheduled", status(press.schedule(id, inAnHour())));
    workshop.releaseDue();
    assertEquals("not yet", "scheduled", status(press.show(id, workshop.tom)));
    Instant due = hasCome(id);
    assertEquals(
        "its time has come, job or no job",
        "builds.wrong-state",
        refusal(() -> press.step(id, "unschedule")));

    workshop.releaseDue();

    Object seen = press.show(id, null);
    assertEquals("released", status(seen));
    assertEquals(due, of(seen, "state.releasedAt"));
  }

  @Test
  public void aScheduledBuildThatWasOvertakenIsADraftAgain() throws Exception {
    long id = press.draft("beta", "173");
    press.schedule(id, inAnHour());
    press.released("beta", "174");
    hasCome(id);
    workshop.releaseDue();
    assertEquals("draft", status(press.show(id, workshop.tom)));
  }

  private Instant inAnHour() {
    return workshop.database.now().plus(Duration.ofHours(1));
  }

  /** Has the time of a scheduled build have come a moment ago, and returns it. */
  private Instant hasCome(long build) {
    Instant due = workshop.database.now().minusMillis(1);
    workshop.database.write(
        handle ->
            handle
                .createUpdate("UPDATE builds_builds SET release_due = :due WHERE id = :id")
                .bind("due", due)
                .bind("id", build)
                .execute());
    return due;
  }

  @Test
  public void aPromotedBuildTakesItsNotesAndEntriesAlong() throws Exception {
    long id = press.draft("beta", "173");
    press.entry(id, "fixed", "An alarm rang twice", "wish/8");
    press.step(id, "release");

    Object promoted = press.step(id, "promote");

    assertEquals("stable", of(promoted, "channel"));
    assertEquals("173", of(promoted, "version"));
    assertEquals("An alarm rang twice", of(promoted, "content.entries.0.title"));
    assertEquals("8", of(promoted, "content.entries.0.subjects.0.id"));
    assertEquals("builds.version-taken", refusal(() -> press.step(id, "promote")));
    press.step(Workshop.id(promoted), "release");
    assertEquals(
        "builds.last-channel", refusal(() -> press.step(Workshop.id(promoted), "promote")));
  }

  @Test
  public void whereFourEyesAreAskedForSomebodyElseApproves() throws Exception {
    workshop = new Workshop(test, true);
    press = new Press(workshop);
    press.channel("beta", "everybody", "");
    long id = press.draft("beta", "173");
    assertEquals("builds.not-approved", refusal(() -> press.step(id, "release")));
    assertEquals("builds.own-approval", refusal(() -> press.step(id, "approve")));

    press.by = workshop.eva;
    assertEquals("approved", status(press.step(id, "approve")));
    press.entry(id, "new", "One more thing");
    assertEquals("draft", status(press.show(id, workshop.tom)));
    assertEquals(
        "who edited it is an author",
        "builds.own-approval",
        refusal(() -> press.step(id, "approve")));

    press.by = workshop.members.add("ivo", Role.STAFF);
    press.step(id, "approve");
    assertEquals("released", status(press.step(id, "release")));
  }

  @Test
  public void theTeamsChannelAndAGroupsAreHiddenFromOthers() throws Exception {
    workshop.members.join(workshop.eva, "insiders");
    press.channel("internal", "team", "");
    press.channel("insiders", "group", "insiders");
    long internal = press.released("internal", "1");
    long insiders = press.released("insiders", "2");

    assertEquals("not-found", refusal(() -> press.show(internal, workshop.ann)));
    assertEquals("not-found", refusal(() -> press.show(insiders, workshop.ann)));
    assertEquals("not-found", refusal(() -> press.page("insiders", "2", null)));
    Object list =
        workshop.answer(Workshop.BUILDS, FakeRequest.get("/").query("product", press.slug()));
    assertEquals(List.of(), of(list, "items"));
    workshop.members.join(workshop.ann, "insiders");
    assertEquals("released", status(press.show(insiders, workshop.ann)));
    assertEquals("not-found", refusal(() -> press.show(internal, workshop.ann)));
    var catalog = workshop.offered(SubjectCatalog.class, "build");
    assertEquals(
        Set.of(Long.toString(internal)),
        catalog.hidden(
            Identity.ofToken(workshop.ann, Set.of("read"), "t"),
            List.of(Long.toString(internal), Long.toString(insiders))));
  }
}
