package dev.millet.comments;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.ProblemException;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.api.pages.Fragment;
import dev.millet.api.pages.Slots;
import dev.millet.api.subjects.Subject;
import dev.millet.comments.api.ImportedComment;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.Race;
import dev.millet.testing.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class DiscussionTest {
  private final Forum forum;

  public DiscussionTest(TestDatabase database) {
    forum = new Forum(database);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Test
  public void commentsAreListedInOrderAndCounted() throws Exception {
    forum.comment(forum.ann, "one");
    forum.comment(forum.bob, "二");
    assertEquals(List.of("one", "二"), bodies());
    assertEquals(2, forum.count());
    FakeRequest first = forum.about(FakeRequest.get(Forum.ALL)).query("limit", "1");
    Slice<?> page = forum.answer(Slice.class, Forum.ALL, first);
    assertEquals(1, page.items().size());
    FakeRequest rest = forum.about(FakeRequest.get(Forum.ALL)).query("after", page.next());
    assertEquals("二", ((CommentAnswer) listed(rest).get(0)).body());
  }

  @Test
  public void theJournalTellsOfAComment() throws Exception {
    CommentAnswer made = forum.comment(forum.ann, "one");
    var told = forum.journal.payloads(CommentEvents.POSTED, CommentEvents.Posted.class).get(0);
    assertEquals(
        new CommentEvents.Posted(forum.subject, made.id(), forum.ann.id(), made.createdAt(), false),
        told);
  }

  @Test
  public void whatTakesNoCommentsRefusesThem() {
    forum.topics.closed.add(forum.subject.id());
    ProblemException refused =
        assertThrows(ProblemException.class, () -> forum.comment(forum.ann, "late"));
    assertEquals("subject-closed", refused.problem().code());
    forum.topics.removed.add(forum.subject.id());
    assertEquals(404, refusal(() -> forum.comment(forum.ann, "late")));
    assertEquals(0, forum.count());
  }

  @Test
  public void whatNobodyKnowsHasNoComments() {
    FakeRequest nowhere = FakeRequest.get("/").with("type", "nothing").with("id", "1");
    assertEquals(404, refusal(() -> forum.call(Forum.ALL, nowhere)));
    assertEquals(404, refusal(() -> forum.call(Forum.PAGE, nowhere)));
    FakeRequest broken = FakeRequest.get("/").with("type", "NO").with("id", "1");
    assertEquals(404, refusal(() -> forum.call(Forum.ALL, broken)));
  }

  @Test
  public void nobodyCommentsOnAComment() throws Exception {
    CommentAnswer made = forum.comment(forum.ann, "one");
    FakeRequest request = FakeRequest.post("/").with("type", "comment").with("id", made.id());
    request.by(forum.bob).json(new NewComment("no"));
    assertEquals(404, refusal(() -> forum.call(Forum.ALL, request)));
  }

  @Test
  public void aBodyIsChecked() {
    assertEquals(422, refusal(() -> forum.comment(forum.ann, " \n")));
    assertEquals(422, refusal(() -> forum.comment(forum.ann, "字".repeat(10_001))));
    assertEquals(422, refusal(() -> forum.comment(forum.ann, "a\u0000b")));
  }

  @Test
  public void whoIsGoneCommentsNothingAndChangesNoComment() throws Exception {
    CommentAnswer made = forum.comment(forum.bob, "so do I");
    forum.guard.delete(forum.bob);
    assertEquals("members.not-active", code(() -> forum.comment(forum.bob, "more")));
    assertEquals("members.not-active", code(() -> forum.edit(forum.bob, made, 1, "no")));
    assertEquals("members.not-active", code(() -> forum.remove(forum.bob, made)));
    assertEquals(List.of("so do I"), bodies());
  }

  @Test
  public void commentsAtOnceAreAllCounted() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Object>> calls = new ArrayList<>();
      for (int i = 0; i < 80; i++) {
        String body = "comment " + i;
        calls.add(() -> forum.comment(forum.bob, body));
      }
      for (Future<Object> each : threads.invokeAll(calls)) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertEquals(80, forum.count());
  }

  /** As an instance brings them along in which they were counted elsewhere. */
  @Test
  public void commentsThatWereNeverCountedAreCounted() throws Exception {
    for (String body : List.of("one", "two", "three")) {
      forum.comment(forum.bob, body);
      forum.database.write(handle -> handle.execute("DELETE FROM comments_counts"));
    }
    assertEquals(3, forum.count());
    CommentAnswer last = forum.comment(forum.bob, "four");
    assertEquals(4, forum.count());
    forum.database.write(handle -> handle.execute("DELETE FROM comments_counts"));
    forum.remove(forum.bob, last);
    assertEquals(3, forum.count());
    assertEquals(3, forum.number("SELECT comments FROM comments_counts"));
  }

  @Test
  public void aSubjectWithACommentIsNotForgotten() throws Exception {
    CommentAnswer made = forum.comment(forum.bob, "so do I");
    assertFalse(forum.discussions().forget(forum.subject));
    forum.remove(forum.bob, made);
    assertTrue(forum.discussions().forget(forum.subject));
    forum.hear(CommentEvents.FORGOTTEN, new CommentEvents.Forgotten(forum.subject));
    assertEquals(0, forum.number("SELECT COUNT(*) FROM comments_comments"));
    assertEquals(0, forum.number("SELECT COUNT(*) FROM comments_counts"));
  }

  @Test
  public void aCommentThatIsBeingWrittenKeepsItsSubjectFromBeingForgotten() throws Exception {
    forum.remove(forum.bob, forum.comment(forum.bob, "first"));
    boolean[] forgotten = new boolean[1];
    new Race(forum.database)
        .run(handle -> forum.comment(forum.bob, "so do I"), () -> forgotten[0] = forgetHeld());
    assertEquals(1, forum.count());
    assertFalse(forgotten[0]);
  }

  /** As the owner of the subject does: it takes the row that a comment holds, here the count's. */
  private boolean forgetHeld() {
    return forum.database.write(
        handle -> {
          handle.execute("UPDATE comments_counts SET comments = comments");
          return forum.discussions().forget(forum.subject);
        });
  }

  @Test
  public void importedCommentsKeepTheirTimesAndComeOnce() {
    Subject other = Subject.of("topic", 7);
    List<ImportedComment> some =
        List.of(
            imported(forum.subject, "a", forum.ann, "later", "2020-02-01T00:00:00Z"),
            imported(forum.subject, "b", null, "first", "2020-01-01T00:00:00Z"),
            imported(forum.subject, "a", forum.ann, "again", "2020-02-01T00:00:00Z"),
            imported(other, "a", forum.bob, "elsewhere", "2020-02-01T00:00:00Z"));
    assertEquals(3, forum.discussions().importComments(some));
    assertEquals(0, forum.discussions().importComments(some));
    assertEquals(Set.of("a", "b"), forum.discussions().importedKeys(forum.subject));
    assertEquals(
        Map.of(forum.subject, 2, other, 1),
        forum.discussions().counts(List.of(forum.subject, other)));
    List<CommentEvents.Posted> told =
        forum.journal.payloads(CommentEvents.POSTED, CommentEvents.Posted.class);
    assertEquals(3, told.size());
    assertTrue(told.get(0).imported());
  }

  static ImportedComment imported(
      Subject subject, String key, Member author, String body, String at) {
    Long id = author == null ? null : author.id();
    return new ImportedComment(subject, key, id, Instant.parse(at), body);
  }

  @Test
  public void aCommentIsDescribedByWhatItIsAbout() throws Exception {
    CommentAnswer made = forum.comment(forum.bob, "so do I");
    String id = Long.toString(made.id());
    var described = forum.catalog().describe(List.of(id, "0", "x", "9".repeat(30))).get(id);
    assertEquals("Topic <" + forum.subject.id() + ">", described.title());
    assertEquals("/topics/" + forum.subject.id() + "#comment-" + id, described.path());
    assertEquals(Set.of(), described.open());
    assertEquals(Map.of(id, "so do I"), forum.catalog().excerpts(List.of(id)));
    forum.remove(forum.bob, made);
    assertNull(forum.catalog().describe(List.of(id)).get(id));
  }

  private List<String> bodies() throws Exception {
    return listed(forum.about(FakeRequest.get(Forum.ALL))).stream()
        .map(each -> ((CommentAnswer) each).body())
        .toList();
  }

  private List<?> listed(FakeRequest request) throws Exception {
    return forum.answer(Slice.class, Forum.ALL, request).items();
  }

  private interface Call {
    void run() throws Exception;
  }

  private static int refusal(Call call) {
    return assertThrows(ProblemException.class, call::run).problem().status();
  }

  private static String code(Call call) {
    return assertThrows(ProblemException.class, call::run).problem().code();
  }

  @Test
  public void aProfileShowsTheNewestCommentsAndLeadsToTheRest() throws Exception {
    for (int i = 0; i < 6; i++) {
      forum.comment(forum.ann, "第 " + i + " 条 <b>");
    }
    forum.comment(forum.bob, "Someone else's");
    CommentAnswer removed = forum.comment(forum.ann, "Taken back");
    forum.remove(forum.ann, removed);

    String section = profile();
    assertTrue(section, section.contains("第 5 条"));
    assertFalse(section, section.contains("第 0 条"));
    assertFalse(section, section.contains("Taken back"));
    assertFalse(section, section.contains("Someone else"));
    assertFalse(section, section.contains("<b>"));
    assertTrue(section, section.contains("href=\"/comments/by/ann\""));
    String all = "/comments/by/{handle}";
    String page = Forum.html(forum.call(all, FakeRequest.get(all).with("handle", "ann")));
    assertTrue(page, page.contains("第 0 条"));
    assertTrue(page, page.contains("第 5 条"));
  }

  @Test
  public void aCommentOnWhatIsGoneIsNotOnTheProfile() throws Exception {
    forum.comment(forum.ann, "On a topic");
    forum.topics.removed.add(forum.subject.id());
    assertEquals("", profile());
  }

  /** The section of ann's profile. */
  private String profile() throws Exception {
    Fragment section =
        forum.contributions(Fragment.class).stream()
            .filter(each -> each.slot().equals(Slots.MEMBER_PROFILE))
            .findFirst()
            .orElseThrow();
    return section
        .renderer()
        .render(FakeRequest.get("/members/ann"), List.of(Subject.of(Slots.MEMBER, forum.ann.id())))
        .get(0)
        .markup();
  }
}
