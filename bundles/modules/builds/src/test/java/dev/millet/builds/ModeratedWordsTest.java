package dev.millet.builds;

import static dev.millet.builds.Workshop.of;
import static dev.millet.builds.Workshop.refusal;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.lists.Slice;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.members.MemberData;
import dev.millet.api.members.Role;
import dev.millet.api.subjects.Moderated;
import dev.millet.api.subjects.ModeratedItem;
import dev.millet.api.subjects.Visibility;
import dev.millet.builds.report.MarkRequest;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.Race;
import dev.millet.testing.TestDatabase;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Moderators hide, remove and restore what members say in experience reports. */
@RunWith(Parameterized.class)
public final class ModeratedWordsTest {

  private static final String MARK = Workshop.ENTRIES + "/{entry}/mark";

  private final TestDatabase test;
  private Workshop workshop;
  private Press press;
  private Member bob;
  private Member mod;
  private Moderated words;
  private long build;
  private long entry;

  public ModeratedWordsTest(TestDatabase test) {
    this.test = test;
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void release() throws Exception {
    workshop = new Workshop(test);
    press = new Press(workshop);
    bob = workshop.members.add("bob");
    mod = workshop.members.add("mod", Role.MODERATOR);
    press.channel("beta", "everybody", "");
    build = press.draft("beta", "173");
    entry = Workshop.id(press.entry(build, "improved", "夜间照片"));
    press.step(build, "release");
    words = workshop.offered(Moderated.class, "build-word");
  }

  private void mark(Member by, String mark, String word) throws Exception {
    workshop.call(
        MARK,
        FakeRequest.of("PUT", "/")
            .with("id", build)
            .with("entry", entry)
            .by(by)
            .json(new MarkRequest(mark, word)));
  }

  private String id(Member by) {
    return entry + "." + by.id();
  }

  private Optional<ModeratedItem> change(Member by, Visibility visibility) {
    return workshop.database.write(handle -> words.changeVisibility(id(by), visibility));
  }

  private int listed() throws Exception {
    FakeRequest request = FakeRequest.get("/").with("id", build);
    return ((Slice<?>) workshop.answer(Workshop.BUILD + "/report/words", request)).items().size();
  }

  private Object report() throws Exception {
    return workshop.answer(Workshop.BUILD + "/report", FakeRequest.get("/").with("id", build));
  }

  private String page(Member reader) throws Exception {
    FakeRequest request = FakeRequest.get("/").with("build", build);
    return Workshop.html(
        workshop.call("/builds/-/report/{build}", reader == null ? request : request.by(reader)));
  }

  @Test
  public void whatIsHiddenIsAbsentAndComesBackAsItWas() throws Exception {
    mark(bob, "like", "zuqqer");
    mark(workshop.ann, "none", "und endlich hell");
    for (Visibility each : List.of(Visibility.HIDDEN, Visibility.REMOVED)) {
      change(bob, each);
      change(workshop.ann, each);
      assertEquals(0, listed());
      assertFalse(page(null).contains("zuqqer"));
      assertFalse(page(workshop.ann).contains("zuqqer"));
      assertEquals("the mark counts", 1L, of(report(), "entries.0.likes"));
      assertEquals("who only said a word does not", 1L, of(report(), "participants"));
      assertEquals(each == Visibility.HIDDEN, page(bob).contains("zuqqer"));
      assertTrue(page(mod).contains("zuqqer"));
    }
    assertEquals(Visibility.REMOVED, change(bob, Visibility.VISIBLE).orElseThrow().visibility());
    change(workshop.ann, Visibility.VISIBLE);
    assertEquals(2, listed());
    assertEquals(2L, of(report(), "participants"));
    assertTrue(page(null).contains("zuqqer"));
  }

  @Test
  public void itsAuthorMarksOnAndSaysNothingElseMeanwhile() throws Exception {
    mark(bob, "like", "zuqqer");
    change(bob, Visibility.HIDDEN);
    assertEquals("builds.word-hidden", refusal(() -> mark(bob, "like", "zuqqer!")));
    mark(bob, "dislike", "zuqqer");
    mark(bob, "dislike", "");
    assertEquals(1L, of(report(), "entries.0.dislikes"));
    assertEquals(0, listed());
    change(bob, Visibility.VISIBLE);
    assertEquals(1L, of(report(), "entries.0.dislikes"));
    assertTrue(page(null).contains("zuqqer"));
  }

  @Test
  public void itIsDescribedToModeratorsWhateverItsState() throws Exception {
    assertEquals(Optional.empty(), change(bob, Visibility.HIDDEN));
    assertEquals(Set.of(), words.find(List.of("x", "1", id(bob))).keySet());
    mark(bob, "like", "zuqqer");
    assertEquals(Visibility.VISIBLE, words.find(List.of(id(bob))).get(id(bob)).visibility());
    assertTrue(words.visibleOf(bob.id(), 5).contains(id(bob)));
    change(bob, Visibility.REMOVED);
    ModeratedItem item = words.find(List.of(id(bob))).get(id(bob));
    assertEquals(Visibility.REMOVED, item.visibility());
    assertEquals("zuqqer", item.text());
    assertEquals("夜间照片", item.title());
    assertEquals((Long) bob.id(), item.author());
    assertFalse(words.visibleOf(bob.id(), 5).contains(id(bob)));
  }

  @Test
  public void whoMustNotSeeTheBuildSeesNoWordOfIt() throws Exception {
    press.channel("internal", "team", "");
    long secret = press.draft("internal", "9");
    long on = Workshop.id(press.entry(secret, "new", "Secret"));
    String there = on + "." + bob.id();
    Identity reader = Identity.ofToken(bob, Set.of("read"), "token");
    mark(bob, "like", "zuqqer");
    assertEquals(Set.of(there), words.hidden(reader, List.of(there, id(bob))));
  }

  @Test
  public void aDeletedAccountLeavesNoHiddenWord() throws Exception {
    mark(bob, "like", "zuqqer");
    change(bob, Visibility.HIDDEN);
    assertTrue(copies(bob).contains("zuqqer"));
    workshop.depart(bob);
    assertFalse(copies(bob).contains("zuqqer"));
    assertEquals(Optional.empty(), change(bob, Visibility.VISIBLE));
  }

  private String copies(Member member) throws Exception {
    StringBuilder all = new StringBuilder();
    for (MemberData data : workshop.contributions(MemberData.class)) {
      all.append(data.exporter().export(member.id()));
    }
    return all.toString();
  }

  @Test
  public void whoMarksWhileItIsHiddenComesAfter() throws Exception {
    for (int round = 0; round < 2; round++) {
      mark(bob, "none", "zuqqer");
      new Race(workshop.database)
          .run(
              handle -> words.changeVisibility(id(bob), Visibility.HIDDEN),
              () -> {
                mark(bob, "like", "zuqqer");
                return null;
              });
      assertEquals(0, listed());
      change(bob, Visibility.VISIBLE);
      assertEquals(1, listed());
    }
  }
}
