package dev.millet.builds;

import static dev.millet.builds.Workshop.of;
import static dev.millet.builds.Workshop.refusal;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import dev.millet.api.members.Member;
import dev.millet.api.members.MemberData;
import dev.millet.api.members.Role;
import dev.millet.api.subjects.LifecycleChange;
import dev.millet.api.subjects.Moderated;
import dev.millet.api.subjects.ModeratedItem;
import dev.millet.api.subjects.Visibility;
import dev.millet.builds.feedback.FeedbackRequest;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.List;
import java.util.Optional;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Moderators hide, remove and restore what members say about whether something works. */
@RunWith(Parameterized.class)
public final class ModeratedFeedbackTest {

  private static final String ONE = Workshop.ENTRIES + "/{entry}/feedback";
  private static final String PAGE = "/builds/-/feedback/{entry}";

  private final TestDatabase test;
  private Workshop workshop;
  private Member bob;
  private Member mod;
  private Wishers wishers;
  private Moderated words;
  private long build;
  private long entry;

  public ModeratedFeedbackTest(TestDatabase test) {
    this.test = test;
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void release() throws Exception {
    workshop = new Workshop(test);
    Press press = new Press(workshop);
    bob = workshop.members.add("bob");
    mod = workshop.members.add("mod", Role.STAFF);
    wishers = new Wishers(workshop, workshop.ann, bob);
    press.channel("beta", "everybody", "");
    build = press.draft("beta", "173");
    entry = Workshop.id(press.entry(build, "new", "夜间照片", "wish/7"));
    press.step(build, "release");
    wishers.heard.clear();
    words = workshop.offered(Moderated.class, "build-note");
  }

  private FakeRequest request(String method, Member by) {
    return FakeRequest.of(method, "/").with("id", build).with("entry", entry).by(by);
  }

  private void answer(String answer, String device, String note) throws Exception {
    workshop.answer(ONE, request("PUT", bob).json(new FeedbackRequest(answer, device, note)));
  }

  private String id() {
    return entry + "." + bob.id();
  }

  private Optional<ModeratedItem> change(Visibility visibility) {
    return workshop.database.write(handle -> words.changeVisibility(id(), visibility));
  }

  private String page(Member reader) throws Exception {
    return Workshop.html(workshop.call(PAGE, request("GET", reader)));
  }

  private LifecycleChange toldLast() {
    return wishers.again.get(wishers.again.size() - 1);
  }

  private Object broken() throws Exception {
    return of(workshop.answer(Workshop.BUILD + "/feedback", request("GET", bob)), "items.0.broken");
  }

  @Test
  public void whatIsHiddenIsGoneFromWhereItWasToldAndComesBackAsItWas() throws Exception {
    answer("broken", "Pocket 3", "zuqqer\n暗");
    for (Visibility each : List.of(Visibility.HIDDEN, Visibility.REMOVED)) {
      change(each);
      assertEquals("the answer counts", 1L, broken());
      assertNull(toldLast().note());
      assertNull(toldLast().device());
      assertEquals(each == Visibility.HIDDEN, page(bob).contains("zuqqer"));
      assertTrue(page(mod).contains("zuqqer"));
    }
    assertEquals(Visibility.REMOVED, change(Visibility.VISIBLE).orElseThrow().visibility());
    assertEquals("zuqqer\n暗", toldLast().note());
    assertEquals("Pocket 3", toldLast().device());
    assertEquals("nothing is told as new", 1, wishers.heard.size());
    assertTrue(page(bob).contains("zuqqer"));
  }

  @Test
  public void itsAuthorAnswersOnAndSaysNothingElseMeanwhile() throws Exception {
    answer("broken", "", "zuqqer");
    change(Visibility.HIDDEN);
    assertEquals("builds.word-hidden", refusal(() -> answer("broken", "", "zuqqer!")));
    answer("works", "", "zuqqer");
    assertEquals(0L, broken());
    answer("broken", "", "");
    assertEquals(1L, broken());
    assertNull(wishers.heard.get(wishers.heard.size() - 1).note());
    change(Visibility.VISIBLE);
    assertEquals("zuqqer", toldLast().note());
    change(Visibility.HIDDEN);
    workshop.call(ONE, request("DELETE", bob));
    assertEquals(
        "an answer is removed with its words", Optional.empty(), change(Visibility.VISIBLE));
  }

  @Test
  public void whoseOwnerIsAwayHearsOfItOnTheirReturn() throws Exception {
    answer("broken", "", "zuqqer");
    wishers.present(workshop, false);
    change(Visibility.HIDDEN);
    assertEquals(List.of(), wishers.again);
    wishers.present(workshop, true);
    workshop.run("builds.lifecycle");
    assertNull(toldLast().note());
  }

  @Test
  public void itIsDescribedToModeratorsWhateverItsState() throws Exception {
    assertEquals(Optional.empty(), change(Visibility.HIDDEN));
    answer("broken", "", "");
    assertEquals("there are no words", Optional.empty(), change(Visibility.HIDDEN));
    answer("broken", "Pocket 3", "zuqqer");
    assertTrue(words.visibleOf(bob.id(), 5).contains(id()));
    change(Visibility.REMOVED);
    ModeratedItem item = words.find(List.of(id())).get(id());
    assertEquals(Visibility.REMOVED, item.visibility());
    assertEquals("Pocket 3\nzuqqer", item.text());
    assertEquals((Long) bob.id(), item.author());
    assertFalse(words.visibleOf(bob.id(), 5).contains(id()));
  }

  @Test
  public void aDeletedAccountLeavesNoHiddenWord() throws Exception {
    answer("broken", "", "zuqqer");
    change(Visibility.HIDDEN);
    assertTrue(copies().contains("zuqqer"));
    workshop.depart(bob);
    assertFalse(copies().contains("zuqqer"));
    assertEquals(Optional.empty(), change(Visibility.VISIBLE));
  }

  private String copies() throws Exception {
    StringBuilder all = new StringBuilder();
    for (MemberData data : workshop.contributions(MemberData.class)) {
      all.append(data.exporter().export(bob.id()));
    }
    return all.toString();
  }
}
