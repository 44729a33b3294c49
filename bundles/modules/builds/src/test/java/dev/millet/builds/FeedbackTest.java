package dev.millet.builds;

import static dev.millet.builds.Workshop.of;
import static dev.millet.builds.Workshop.refusal;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Route;
import dev.millet.api.members.Member;
import dev.millet.api.notices.Notice;
import dev.millet.api.pages.Fragment;
import dev.millet.api.pages.Slots;
import dev.millet.api.subjects.LifecycleChange;
import dev.millet.api.subjects.LifecycleChange.Kind;
import dev.millet.api.subjects.Subject;
import dev.millet.builds.build.BuildEvents;
import dev.millet.builds.feedback.FeedbackEvents;
import dev.millet.builds.feedback.FeedbackRequest;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.Race;
import dev.millet.testing.TestDatabase;
import java.util.List;
import java.util.Locale;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Members answer whether what they asked for works in a build. */
@RunWith(Parameterized.class)
public final class FeedbackTest {

  private static final String COUNTS = Workshop.BUILD + "/feedback";
  private static final String ONE = Workshop.ENTRIES + "/{entry}/feedback";
  private static final String PAGE = "/builds/-/feedback/{entry}";

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  private final TestDatabase test;
  private Workshop workshop;
  private Press press;
  private Member bob;
  private Member cem;
  private Wishers wishers;
  private long build;
  private long entry;

  public FeedbackTest(TestDatabase test) {
    this.test = test;
  }

  @Before
  public void release() throws Exception {
    workshop = new Workshop(test);
    press = new Press(workshop);
    bob = workshop.members.add("bob");
    cem = workshop.members.add("cem");
    wishers = new Wishers(workshop, workshop.ann, bob);
    press.channel("beta", "everybody", "");
    build = press.draft("beta", "173");
    entry = Workshop.id(press.entry(build, "new", "Night photos keep their colour", "wish/7"));
    press.step(build, "release");
    wishers.heard.clear();
  }

  private FakeRequest request(String method, Member by) {
    FakeRequest request = FakeRequest.of(method, "/").with("id", build).with("entry", entry);
    return by == null ? request : request.by(by);
  }

  private Object answer(Member by, String answer) throws Exception {
    return workshop.answer(
        ONE, request("PUT", by).json(new FeedbackRequest(answer, "Pocket 3", "暗")));
  }

  private Object counts(Member reader) throws Exception {
    return of(workshop.answer(COUNTS, request("GET", reader)), "items.0");
  }

  @Test
  public void thoseWhoAskedAnswerAndAreCounted() throws Exception {
    answer(workshop.ann, "works");
    answer(bob, "broken");
    Object counts = counts(bob);
    assertEquals(2L, of(counts, "asked"));
    assertEquals(1L, of(counts, "works"));
    assertEquals(1L, of(counts, "broken"));
    assertEquals("broken", of(counts, "mine"));
    assertEquals(List.of(Kind.CONFIRMED, Kind.REOPENED), wishers.kinds());
    LifecycleChange reopened = wishers.heard.get(1);
    assertEquals("Pocket 3", reopened.device());
    assertEquals("暗", reopened.note());
    assertEquals(Long.valueOf(bob.id()), reopened.by());
    assertEquals("173", reopened.release().version());
  }

  @Test
  public void bothAnswersAreToldAlike() throws Exception {
    answer(workshop.ann, "works");
    answer(bob, "broken");
    var works =
        workshop.journal.payloads(FeedbackEvents.CONFIRMED, FeedbackEvents.Answered.class).get(0);
    var broken =
        workshop.journal.payloads(FeedbackEvents.BROKEN, FeedbackEvents.Answered.class).get(0);
    assertEquals(works.engineer(), broken.engineer());
    assertTrue(works.first() && broken.first());
    assertEquals(List.of(Wishers.WISH), broken.subjects());
  }

  @Test
  public void whoDidNotAskIsRefused() throws Exception {
    assertEquals("builds.not-asked", refusal(() -> answer(cem, "works")));
    assertEquals(false, of(counts(cem), "mayAnswer"));
    assertEquals(List.of(), wishers.heard);
  }

  @Test
  public void anotherAnswerReplacesTheFirstAndWhatItDid() throws Exception {
    answer(workshop.ann, "broken");
    answer(workshop.ann, "broken");
    answer(workshop.ann, "works");
    assertEquals(List.of(Kind.REOPENED, Kind.UNDONE, Kind.CONFIRMED), wishers.kinds());
    assertEquals(wishers.heard.get(0).key(), wishers.heard.get(1).undoes());
    assertEquals(1L, of(counts(null), "works"));
    assertEquals(0L, of(counts(null), "broken"));
    var told = workshop.journal.payloads(FeedbackEvents.CONFIRMED, FeedbackEvents.Answered.class);
    assertFalse("the second answer of one member", told.get(told.size() - 1).first());
  }

  @Test
  public void anAnswerThatIsRemovedNeverWas() throws Exception {
    answer(bob, "broken");
    workshop.call(ONE, request("DELETE", bob));
    workshop.call(ONE, request("DELETE", bob));
    assertEquals(List.of(Kind.REOPENED, Kind.UNDONE), wishers.kinds());
    assertEquals(0L, of(counts(bob), "broken"));
  }

  @Test
  public void aBuildThatIsWithdrawnTakesNoAnswers() throws Exception {
    press.step(build, "withdraw", "why");
    assertEquals("builds.wrong-state", refusal(() -> answer(bob, "works")));
  }

  @Test
  public void aDraftIsUnknownToThoseWhoAsk() throws Exception {
    build = press.draft("beta", "174");
    entry = Workshop.id(press.entry(build, "new", "Again", "wish/7"));
    assertEquals("not-found", refusal(() -> answer(bob, "works")));
  }

  @Test
  public void whereTheOwnerIsAwayItHearsOfItOnItsReturn() throws Exception {
    wishers.present(workshop, false);
    answer(bob, "broken");
    answer(bob, "works");
    assertEquals(List.of(), wishers.heard);
    wishers.present(workshop, true);
    workshop.run("builds.lifecycle");
    assertEquals(List.of(Kind.REOPENED, Kind.UNDONE), wishers.kinds());
    workshop.run("builds.lifecycle");
    assertEquals(2, wishers.heard.size());
  }

  @Test
  public void ofTwoAnswersOfOneMemberAtOnceOneStands() throws Exception {
    var outcome =
        new Race(workshop.database)
            .run(handle -> answer(bob, "works"), () -> answer(bob, "broken"));
    assertEquals(200, outcome.first());
    Object counts = counts(null);
    assertEquals(1L, (Long) of(counts, "works") + (Long) of(counts, "broken"));
  }

  @Test
  public void thePageAsksThoseWhoAskedAndNobodyElse() throws Exception {
    String asked = press.page("beta", "173", workshop.ann);
    assertTrue(asked, html(workshop.ann, "build.ask").contains("You asked for this"));
    assertEquals("", html(cem, "build.ask"));
    assertEquals("", html(null, "build.ask"));
    workshop.call(
        PAGE, request("POST", workshop.ann).form("answer", "works", "device", "", "note", ""));
    assertEquals("answered", "", html(workshop.ann, "build.ask"));
    assertTrue(html(null, "build.entry").contains("1 confirmed"));
    String chinese =
        fill("build.entry", request("GET", bob).in(Locale.SIMPLIFIED_CHINESE), entrySubject());
    assertTrue(chinese, chinese.contains("1 人确认解决") && chinese.contains("解决了吗？"));
  }

  @Test
  public void thePageOfWhatWasAskedForAsksToo() throws Exception {
    String asked = fill(Slots.RELEASES, request("GET", bob), Wishers.WISH);
    assertTrue(asked, asked.contains("Night photos keep their colour"));
    answer(bob, "works");
    String answered = fill(Slots.RELEASES, FakeRequest.get("/"), Wishers.WISH);
    assertTrue(answered, answered.contains("1 confirmed"));
  }

  @Test
  public void theTeamReadsTheAnswersWithTheirWords() throws Exception {
    answer(bob, "broken");
    Object given = of(workshop.answer(ONE, request("GET", workshop.tom)), "items.0");
    assertEquals("bob", of(given, "member.handle"));
    assertEquals("暗", of(given, "note"));
    String page = Workshop.html(workshop.call(PAGE, request("GET", workshop.tom)));
    assertTrue(page, page.contains("Pocket 3"));
    String others = Workshop.html(workshop.call(PAGE, request("GET", cem)));
    assertFalse(others, others.contains("Pocket 3"));
    assertEquals("STAFF", route("GET", ONE).permission().role().name());
  }

  @Test
  public void thoseWhoAskedAreAskedOnceForEachBuild() throws Exception {
    var released =
        workshop.journal.payloads(BuildEvents.RELEASED, BuildEvents.Released.class).get(0);
    workshop.hear(BuildEvents.RELEASED, released);
    workshop.hear(BuildEvents.RELEASED, released);
    List<Notice> told = workshop.notices.told("builds.asked");
    assertEquals(2, told.size());
    assertEquals(
        List.of(workshop.ann.id(), bob.id()).stream().sorted().toList(),
        told.get(0).members().stream().sorted().toList());
    assertTrue(told.get(0).isOnce());
    assertEquals(Notice.Audience.FOLLOWERS, told.get(1).audience());
    assertEquals(Subject.of("build", build), told.get(1).about());
  }

  @Test
  public void theEngineerIsToldOfWhatIsStillBroken() throws Exception {
    answer(bob, "broken");
    workshop.hear(
        FeedbackEvents.BROKEN,
        workshop.journal.payloads(FeedbackEvents.BROKEN, FeedbackEvents.Answered.class).get(0));
    Notice told = workshop.notices.told(FeedbackEvents.BROKEN).get(0);
    assertEquals(List.of(workshop.tom.id()), told.members());
  }

  @Test
  public void nothingIsLeftOfWhoLeaves() throws Exception {
    answer(bob, "broken");
    workshop.depart(bob);
    assertEquals(0L, of(counts(null), "broken"));
  }

  private Route route(String method, String template) {
    return workshop.contributions(Route.class).stream()
        .filter(each -> each.template().equals(template) && each.method().equals(method))
        .findFirst()
        .orElseThrow();
  }

  private Subject entrySubject() {
    return Subject.of("build-entry", entry);
  }

  private String html(Member reader, String slot) throws Exception {
    FakeRequest request = FakeRequest.get("/");
    Subject about = slot.equals("build.entry") ? entrySubject() : Subject.of("build", build);
    return fill(slot, reader == null ? request : request.by(reader), about);
  }

  private String fill(String slot, FakeRequest request, Subject about) throws Exception {
    StringBuilder all = new StringBuilder();
    for (Fragment each : workshop.contributions(Fragment.class)) {
      if (each.slot().equals(slot)) {
        all.append(each.renderer().render(request, List.of(about)).get(0).markup());
      }
    }
    return all.toString();
  }
}
