package dev.millet.comments;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.api.pages.Fragment;
import dev.millet.api.subjects.Moderated;
import dev.millet.api.subjects.ModeratedItem;
import dev.millet.api.subjects.Visibility;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.Race;
import dev.millet.testing.Sweep;
import dev.millet.testing.TestDatabase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class ModeratedCommentsTest {

  private static final String SECRET = "zqxinsult";

  private final Forum forum;
  private final Member moderator;
  private final Moderated moderated;

  public ModeratedCommentsTest(TestDatabase database) {
    forum = new Forum(database);
    moderator = forum.members.add("mod", Role.MODERATOR);
    moderated = forum.offered(Moderated.class);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Test
  public void aHiddenCommentIsThereForItsAuthorAndModeratorsOnly() throws Exception {
    CommentAnswer made = forum.comment(forum.ann, SECRET);
    forum.comment(forum.bob, "fine");
    change(made, Visibility.HIDDEN);
    for (Member other : new Member[] {null, forum.bob}) {
      assertEquals(List.of("fine"), bodies(other));
      assertEquals(404, Forum.refusal(() -> show(made, other)));
      assertFalse(page(other).contains(SECRET));
    }
    for (Member insider : List.of(forum.ann, moderator, forum.staff)) {
      assertEquals(List.of(SECRET, "fine"), bodies(insider));
      assertEquals("hidden", show(made, insider).moderated());
      assertNull(show(made, insider).removedAt());
      assertTrue(page(insider).contains(SECRET));
      assertTrue(page(insider).contains("Hidden by moderators"));
    }
    assertEquals(1, forum.count());
    assertEquals(Map.of(), forum.catalog().describe(List.of("" + made.id())));
    assertEquals(Map.of(), forum.catalog().excerpts(List.of("" + made.id())));
  }

  @Test
  public void anAuthorSeesOfARemovedCommentThatItIsGone() throws Exception {
    CommentAnswer made = forum.comment(forum.ann, SECRET);
    change(made, Visibility.REMOVED);
    assertEquals("", show(made, forum.ann).body());
    assertEquals("removed", show(made, forum.ann).moderated());
    assertFalse(page(forum.ann).contains(SECRET));
    assertTrue(page(forum.ann).contains("Removed by moderators"));
    assertEquals(SECRET, show(made, moderator).body());
    assertEquals(404, Forum.refusal(() -> show(made, forum.bob)));
  }

  @Test
  public void whatIsRestoredIsAsItWas() throws Exception {
    CommentAnswer made = forum.comment(forum.ann, SECRET);
    change(made, Visibility.HIDDEN);
    change(made, Visibility.REMOVED);
    assertEquals(Visibility.REMOVED, change(made, Visibility.VISIBLE).visibility());
    assertEquals(List.of(SECRET), bodies(null));
    assertNull(show(made, null).moderated());
    assertEquals(1, forum.count());
    assertEquals(0, forum.number("SELECT COUNT(*) FROM comments_hidden"));
  }

  @Test
  public void nobodyEditsOrDeletesWhatIsHidden() throws Exception {
    CommentAnswer made = forum.comment(forum.ann, SECRET);
    change(made, Visibility.HIDDEN);
    assertEquals(404, Forum.refusal(() -> forum.edit(forum.ann, made, 2, "better")));
    assertEquals(404, Forum.refusal(() -> forum.remove(forum.ann, made)));
    assertFalse(page(forum.ann).contains("/edit\""));
  }

  @Test
  public void whatItsAuthorDeletedCannotBeModerated() throws Exception {
    CommentAnswer made = forum.comment(forum.ann, SECRET);
    forum.remove(forum.ann, made);
    String id = "" + made.id();
    assertEquals(Optional.empty(), moderated.changeVisibility(id, Visibility.HIDDEN));
    assertEquals(Map.of(), moderated.find(List.of(id)));
    assertEquals(Optional.empty(), moderated.changeVisibility("0", Visibility.HIDDEN));
    assertEquals(Optional.empty(), moderated.changeVisibility("x", Visibility.HIDDEN));
  }

  @Test
  public void theCopyOfAMemberHasWhatIsHidden() throws Exception {
    CommentAnswer made = forum.comment(forum.ann, SECRET);
    change(made, Visibility.REMOVED);
    var data = forum.contributions(dev.millet.api.members.MemberData.class).get(0);
    assertTrue(data.exporter().export(forum.ann.id()).toString().contains(SECRET));
  }

  @Test
  public void aHandleIsErasedInWhatIsHidden() throws Exception {
    CommentAnswer made = forum.comment(forum.ann, "@bob " + SECRET);
    change(made, Visibility.HIDDEN);
    forum.depart(forum.bob);
    change(made, Visibility.VISIBLE);
    assertEquals("@… " + SECRET, show(made, null).body());
  }

  @Test
  public void aDeletedAccountLeavesWhatIsHiddenHidden() throws Exception {
    CommentAnswer made = forum.comment(forum.ann, SECRET);
    change(made, Visibility.HIDDEN);
    forum.depart(forum.ann);
    assertEquals(List.of(), bodies(null));
    assertEquals(List.of(), bodies(forum.ann));
    change(made, Visibility.VISIBLE);
    assertNull(show(made, null).author());
    assertEquals(SECRET, show(made, null).body());
  }

  @Test
  public void theRemainsOfASubjectTakeHiddenTextsAlong() throws Exception {
    CommentAnswer made = forum.comment(forum.ann, SECRET);
    change(made, Visibility.HIDDEN);
    assertTrue(forum.discussions().forget(forum.subject));
    forum.hear(CommentEvents.FORGOTTEN, new CommentEvents.Forgotten(forum.subject));
    assertEquals(0, forum.number("SELECT COUNT(*) FROM comments_hidden"));
  }

  @Test
  public void aSuspensionFindsWhatAMemberWrote() throws Exception {
    CommentAnswer one = forum.comment(forum.ann, "one");
    CommentAnswer two = forum.comment(forum.ann, "two");
    forum.comment(forum.bob, "other");
    change(one, Visibility.HIDDEN);
    assertEquals(List.of("" + two.id()), moderated.visibleOf(forum.ann.id(), 10));
  }

  @Test
  public void pagesAreFullBesideWhatIsHidden() throws Exception {
    List<CommentAnswer> made = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      made.add(forum.comment(forum.ann, "no " + i));
    }
    for (int i = 0; i < 12; i += 2) {
      change(made.get(i), Visibility.REMOVED);
    }
    Slice<?> first = list(forum.bob, "4");
    assertEquals(4, first.items().size());
    assertEquals(6, bodies(forum.bob).size());
  }

  /** Whatever comes first: an edit beside a removal neither shows the text nor loses it. */
  @Test
  public void anEditBesideARemovalIsBeforeOrAfterIt() throws Exception {
    for (boolean editFirst : List.of(true, false)) {
      CommentAnswer made = forum.comment(forum.ann, SECRET);
      int before = forum.count();
      beside(
          editFirst,
          () -> forum.edit(forum.ann, made, 1, SECRET + " edited"),
          () -> change(made, Visibility.REMOVED));
      assertEquals(before - 1, forum.count());
      assertEquals(404, Forum.refusal(() -> show(made, null)));
      change(made, Visibility.VISIBLE);
      assertEquals(editFirst ? SECRET + " edited" : SECRET, show(made, null).body());
    }
  }

  @Test
  public void aDeletionBesideARemovalCountsOnce() throws Exception {
    for (boolean deletionFirst : List.of(true, false)) {
      CommentAnswer made = forum.comment(forum.ann, SECRET);
      int before = forum.count();
      beside(
          deletionFirst,
          () -> {
            forum.remove(forum.ann, made);
            return null;
          },
          () -> moderated.changeVisibility("" + made.id(), Visibility.REMOVED));
      assertEquals(before - 1, forum.count());
    }
  }

  private void beside(boolean inOrder, Callable<?> one, Callable<?> other) throws Exception {
    Callable<?> first = inOrder ? one : other;
    new Race(forum.database).run(handle -> first.call(), inOrder ? other : one);
  }

  @Test
  public void countsAreRightAfterAnyHistory() throws Exception {
    for (long seed = 0; seed < Sweep.rounds(6, 100); seed++) {
      random(new Random(seed), "seed " + seed);
    }
  }

  private void random(Random random, String seed) throws Exception {
    Member author = forum.members.add("author" + System.nanoTime());
    Map<CommentAnswer, Visibility> made = new HashMap<>();
    List<CommentAnswer> deleted = new ArrayList<>();
    int others = forum.count();
    for (int step = 0; step < 40; step++) {
      List<CommentAnswer> all = new ArrayList<>(made.keySet());
      CommentAnswer one = all.isEmpty() ? null : all.get(random.nextInt(all.size()));
      switch (random.nextInt(5)) {
        case 0 -> made.put(forum.comment(author, "text " + step), Visibility.VISIBLE);
        case 1 -> {
          if (one != null
              && made.get(one) == Visibility.VISIBLE
              && show(one, null).author() != null) {
            forum.remove(author, one);
            made.remove(one);
            deleted.add(one);
          }
        }
        default -> {
          Visibility next = Visibility.values()[random.nextInt(3)];
          if (one != null) {
            assertEquals(seed, made.put(one, next), change(one, next).visibility());
          }
        }
      }
      if (step == 30) {
        forum.depart(author);
        author = forum.members.add("author" + System.nanoTime());
        made.keySet().removeIf(each -> made.get(each) == Visibility.VISIBLE);
        others = forum.count();
      }
      long visible = made.values().stream().filter(Visibility.VISIBLE::equals).count();
      assertEquals(seed + " step " + step, others + visible, forum.count());
    }
  }

  private ModeratedItem change(CommentAnswer comment, Visibility visibility) {
    return moderated.changeVisibility("" + comment.id(), visibility).orElseThrow();
  }

  private CommentAnswer show(CommentAnswer comment, Member reader) throws Exception {
    FakeRequest request = forum.about(FakeRequest.get("/"), comment.id());
    return forum.answer(CommentAnswer.class, Forum.ONE, by(request, reader));
  }

  private static FakeRequest by(FakeRequest request, Member reader) {
    return reader == null ? request : request.by(reader);
  }

  private Slice<?> list(Member reader, String limit) throws Exception {
    FakeRequest request = forum.about(FakeRequest.get(Forum.ALL)).query("limit", limit);
    return forum.answer(Slice.class, Forum.ALL, by(request, reader));
  }

  private List<String> bodies(Member reader) throws Exception {
    return list(reader, "100").items().stream().map(each -> ((CommentAnswer) each).body()).toList();
  }

  /** Both the page of the discussion and its part of another page. */
  private String page(Member reader) throws Exception {
    FakeRequest request = by(forum.about(FakeRequest.get("/")), reader);
    String part =
        forum
            .contributions(Fragment.class)
            .get(0)
            .renderer()
            .render(request, List.of(forum.subject))
            .get(0)
            .markup();
    return part + Forum.html(forum.call(Forum.PAGE, request));
  }
}
