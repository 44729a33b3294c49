package dev.millet.builds;

import static dev.millet.builds.Workshop.of;
import static dev.millet.builds.Workshop.refusal;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.journal.JournalEntry;
import dev.millet.api.journal.Subscription;
import dev.millet.api.members.Member;
import dev.millet.api.notices.Notice;
import dev.millet.api.pages.Fragment;
import dev.millet.api.subjects.Subject;
import dev.millet.builds.report.MarkRequest;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.Race;
import dev.millet.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** For a week members say what they like and dislike in a build. */
@RunWith(Parameterized.class)
public final class ReportTest {

  private static final String REPORT = Workshop.BUILD + "/report";
  private static final String MARK = Workshop.ENTRIES + "/{entry}/mark";
  private static final String PAGE = "/builds/-/report/{build}";
  private static final String BEST = "builds.best-liked";

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  private final TestDatabase test;
  private Workshop workshop;
  private Press press;
  private Member bob;
  private long build;
  private long first;
  private long second;
  private long known;

  public ReportTest(TestDatabase test) {
    this.test = test;
  }

  @Before
  public void release() throws Exception {
    workshop = new Workshop(test);
    press = new Press(workshop);
    bob = workshop.members.add("bob");
    press.channel("beta", "everybody", "");
    build = press.draft("beta", "173");
    first = Workshop.id(press.entry(build, "new", "Bundle notifications"));
    second = Workshop.id(press.entry(build, "improved", "夜间照片"));
    known = Workshop.id(press.entry(build, "known", "Bluetooth drops"));
    press.step(build, "release");
  }

  private Object mark(Member by, long entry, String mark, String word) throws Exception {
    return workshop.answer(
        MARK,
        FakeRequest.of("PUT", "/")
            .with("id", build)
            .with("entry", entry)
            .by(by)
            .json(new MarkRequest(mark, word)));
  }

  private Object report(Member reader) throws Exception {
    FakeRequest request = FakeRequest.get("/").with("id", build);
    return workshop.answer(REPORT, reader == null ? request : request.by(reader));
  }

  /** Moves the release into the past. */
  private void released(Duration ago) {
    workshop.database.write(
        handle ->
            handle
                .createUpdate("UPDATE builds_builds SET release_at = :at WHERE id = :id")
                .bind("at", workshop.database.now().minus(ago))
                .bind("id", build)
                .execute());
  }

  @Test
  public void theBestLikedEntryStandsFirstForEverybody() throws Exception {
    mark(workshop.ann, second, "like", "Endlich nicht mehr grün");
    mark(bob, second, "like", "");
    mark(bob, first, "dislike", "");
    Object report = report(null);
    assertEquals(2L, of(report, "participants"));
    assertEquals(second, of(report, "entries.0.entry"));
    assertEquals(2L, of(report, "entries.0.likes"));
    assertEquals(1L, of(report, "entries.1.dislikes"));
    assertEquals("tom", of(report, "best.engineer.handle"));
    assertEquals("a known problem is not marked", 2, ((List<?>) of(report, "entries")).size());
    assertEquals("like", of(report(bob), "entries.0.mine"));
  }

  @Test
  public void anotherMarkReplacesTheFirstAndNoneRemovesIt() throws Exception {
    mark(bob, first, "like", "so good");
    mark(bob, first, "dislike", "not so good");
    assertEquals(1L, of(report(null), "entries.1.dislikes"));
    mark(bob, first, "none", "");
    assertEquals(0L, of(report(null), "participants"));
    assertEquals("not-found", refusal(() -> mark(bob, known, "like", "")));
  }

  @Test
  public void theJournalIsToldOfWhatChangesOnly() throws Exception {
    mark(bob, first, "like", "");
    mark(bob, first, "dislike", "不太好");
    mark(bob, first, "dislike", "好多了");
    mark(bob, first, "none", "");
    List<String> told =
        workshop.journal.entries().stream()
            .filter(each -> each.type().matches("builds\\.(mark|report).*"))
            .map(each -> each.type() + " " + of(each.payload(Object.class), "length"))
            .toList();
    assertEquals(
        List.of(
            "builds.marked 0",
            "builds.report-written 3",
            "builds.mark-removed 0",
            "builds.report-removed 0"),
        told);
  }

  @Test
  public void lateMarksAreRefusedByTimeHoweverLateTheJobIs() throws Exception {
    released(Duration.ofDays(7).minusMinutes(1));
    mark(bob, first, "like", "");
    released(Duration.ofDays(7));
    assertEquals("builds.report-closed", refusal(() -> mark(bob, second, "like", "")));
    assertEquals(false, of(report(null), "open"));
    assertEquals(1L, of(report(null), "entries.0.likes"));
  }

  @Test
  public void theClosedReportNamesTheEngineerOnce() throws Exception {
    mark(bob, first, "like", "");
    released(Duration.ofDays(8));
    workshop.run("builds.reports");
    workshop.run("builds.reports");
    var told = best();
    assertEquals(1, told.size());
    assertEquals(workshop.tom.id(), of(told.get(0).payload(Object.class), "engineer"));
    FakeRequest request = FakeRequest.get("/").with("id", channel());
    Object closed = of(workshop.answer(Workshop.CHANNELS + "/{id}/reports", request), "items.0");
    assertEquals("173", of(closed, "version"));
    assertEquals("Bundle notifications", of(closed, "title"));
    assertEquals("tom", of(closed, "engineer.handle"));
  }

  /** Returns the entries of the journal about the best-liked entry of the build. */
  private List<JournalEntry> best() {
    return workshop.journal.entries().stream()
        .filter(each -> each.type().equals(BEST))
        .filter(each -> of(each.payload(Object.class), "build").equals(build))
        .toList();
  }

  private long channel() throws Exception {
    return workshop.database.read(
        handle ->
            handle
                .createQuery("SELECT b.place_channel FROM builds_builds b WHERE b.id = :id")
                .bind("id", build)
                .mapTo(Long.class)
                .one());
  }

  @Test
  public void whatNobodyLikesIsNotTheBest() throws Exception {
    mark(bob, first, "like", "");
    mark(workshop.ann, first, "dislike", "");
    released(Duration.ofDays(8));
    workshop.run("builds.reports");
    assertEquals(List.of(), best());
  }

  @Test
  public void aMarkBeforeTheClosingCountsAndOneAfterItIsRefused() throws Exception {
    released(Duration.ofDays(7).minusSeconds(20));
    var outcome =
        new Race(workshop.database)
            .run(
                handle -> {
                  mark(bob, first, "like", "");
                  return null;
                },
                () -> {
                  released(Duration.ofDays(8));
                  workshop.run("builds.reports");
                  return null;
                });
    assertEquals(200, outcome.first());
    assertEquals("builds.report-closed", refusal(() -> mark(bob, second, "like", "")));
    assertEquals(
        1L,
        (long)
            workshop.database.read(
                handle ->
                    handle
                        .createQuery(
                            "SELECT r.participants FROM builds_reports r WHERE r.build_id = :id")
                        .bind("id", build)
                        .mapTo(Long.class)
                        .one()));
  }

  @Test
  public void aDraftAndAWithdrawnBuildHaveNoReport() throws Exception {
    long draft = press.draft("beta", "174");
    long entry = Workshop.id(press.entry(draft, "new", "Later"));
    press.step(build, "withdraw", "why");
    assertEquals("not-found", refusal(() -> report(workshop.tom)));
    assertEquals("builds.report-closed", refusal(() -> mark(bob, first, "like", "")));
    build = draft;
    assertEquals("not-found", refusal(() -> mark(bob, entry, "like", "")));
  }

  @Test
  public void thePageShowsWordsInBothLanguagesAndModeratorsRemoveThem() throws Exception {
    mark(bob, second, "like", "拖文件终于不用点四次了");
    String page = page(FakeRequest.get("/"));
    assertTrue(page, page.contains("拖文件终于不用点四次了"));
    assertFalse("visitors mark nothing", page.contains("name=\"mark\""));
    String chinese = page(FakeRequest.get("/").by(bob).in(Locale.SIMPLIFIED_CHINESE));
    assertTrue(chinese, chinese.contains("目前最受欢迎"));
    assertTrue(chinese, chinese.contains("aria-pressed=\"true\""));
    workshop.call(
        "/builds/-/mark/{entry}/{member}/remove",
        FakeRequest.post("/").with("entry", second).with("member", bob.id()).by(workshop.tom));
    assertFalse(page(FakeRequest.get("/")).contains("拖文件终于不用点四次了"));
    assertEquals("the mark stays", 1L, of(report(null), "entries.0.likes"));
  }

  private String page(FakeRequest request) throws Exception {
    return Workshop.html(workshop.call(PAGE, request.with("build", build)));
  }

  @Test
  public void thePageOfTheBuildShowsItToo() throws Exception {
    mark(bob, second, "like", "");
    StringBuilder shown = new StringBuilder();
    for (Fragment each : workshop.contributions(Fragment.class)) {
      if (each.slot().equals("build.report")) {
        shown.append(
            each.renderer()
                .render(FakeRequest.get("/").by(bob), List.of(Subject.of("build", build)))
                .get(0)
                .markup());
      }
    }
    assertTrue(shown.toString(), shown.toString().contains("Best liked so far"));
  }

  @Test
  public void theFormOfThePageMarks() throws Exception {
    workshop.call(
        "/builds/-/mark/{entry}",
        FakeRequest.post("/")
            .with("entry", first)
            .by(bob)
            .form("mark", "like", "word", "", "to", "/builds"));
    assertEquals(1L, of(report(null), "entries.0.likes"));
  }

  @Test
  public void theEngineerIsToldAndNothingIsLeftOfWhoLeaves() throws Exception {
    mark(bob, first, "like", "my word");
    released(Duration.ofDays(8));
    workshop.run("builds.reports");
    var entry = best().get(0);
    for (var each : workshop.contributions(Subscription.class)) {
      if (each.types().contains(BEST)) {
        each.handler().handle(List.of(entry));
      }
    }
    Notice told = workshop.notices.told(BEST).get(0);
    assertEquals(List.of(workshop.tom.id()), told.members());
    workshop.depart(bob);
    assertEquals(0L, of(report(null), "participants"));
  }
}
