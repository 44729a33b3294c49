package dev.millet.comments;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import dev.millet.api.members.Member;
import dev.millet.api.members.MemberData;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.Race;
import dev.millet.testing.TestDatabase;
import java.util.List;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** A member takes a copy of their comments along, and is erased from them when they are gone. */
@RunWith(Parameterized.class)
public final class MemberCommentsTest {

  private static final String NAMED = "请@林晓看，@林晓雨也看";
  private static final String ERASED = "请@…看，@林晓雨也看";

  private final Forum forum;
  private final Member gone;

  public MemberCommentsTest(TestDatabase database) {
    forum = new Forum(database);
    gone = forum.members.add("林晓");
    forum.members.add("林晓雨");
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Test
  public void nothingNamesTheMemberAnyMore() throws Exception {
    CommentAnswer own = forum.comment(gone, "我说的");
    CommentAnswer to = forum.comment(forum.ann, "`@林晓` and @林晓!");
    forum.edit(forum.ann, to, 1, "@林晓, again");
    forum.edit(forum.ann, to, 2, "Without a name");
    forum.comment(forum.bob, NAMED);

    forum.depart(gone);

    assertNull(forum.show(own).author());
    assertEquals(
        List.of("我说的", "Without a name", ERASED, "`@…` and @…!", "@…, again"), forum.texts());
    assertEquals(3, forum.count());
    long named =
        forum.number("SELECT COUNT(*) FROM mentions_places WHERE member_id = " + gone.id());
    assertEquals(0, named);
    List<String> once = forum.texts();
    forum.depart(gone);
    assertEquals("to hear of it twice does no harm", once, forum.texts());
  }

  @Test
  public void veryManyCommentsGoInChunks() throws Exception {
    CommentAnswer own = forum.comment(gone, "one");
    for (int i = 0; i < 250; i++) {
      forum.database.write(
          handle ->
              handle.execute(
                  """
                  INSERT INTO comments_comments
                    (subject_type, subject_id, author_id, body, created_at, version)
                  VALUES ('topic', '1', ?, 'said', CURRENT_TIMESTAMP, 1)
                  """,
                  gone.id()));
    }
    var kept = new MemberComments(forum.database, new CommentStore(forum.database), forum.mentions);
    int chunks = 0;
    long before = named();
    boolean done = false;
    while (!done) {
      done = forum.database.write(handle -> kept.erase(handle, gone.id(), 100));
      assertTrue("at most a chunk", before - named() <= 100);
      before = named();
      chunks++;
    }
    assertEquals(0, named());
    assertEquals(3, chunks);
    assertNull(forum.show(own).author());
  }

  private long named() {
    return forum.number("SELECT COUNT(*) FROM comments_comments WHERE author_id = " + gone.id());
  }

  /** A text with very many earlier versions is rewritten in several transactions. */
  @Test
  public void veryManyEarlierTextsGoInChunks() throws Exception {
    CommentAnswer to = forum.comment(forum.ann, "@林晓");
    for (int version = 1; version <= 25; version++) {
      forum.edit(forum.ann, to, version, "@林晓 " + version);
    }
    var kept = new MemberComments(forum.database, new CommentStore(forum.database), forum.mentions);
    int chunks = 1;
    while (!forum.database.write(handle -> kept.erase(handle, gone.id(), 10))) {
      chunks++;
    }
    assertEquals(3, chunks);
    assertTrue(forum.texts().toString(), forum.texts().stream().noneMatch(t -> t.contains("林晓")));
  }

  @Test
  public void anEditThatIsWrittenWhileAHandleIsErasedIsNotLost() throws Exception {
    CommentAnswer to = forum.comment(forum.ann, NAMED);
    var outcome =
        new Race(forum.database)
            .run(
                handle -> forum.edit(forum.ann, to, 1, "Other words"),
                () -> {
                  forum.depart(gone);
                  return null;
                });
    assertTrue(outcome.waited());
    assertEquals("Other words", forum.show(to).body());
    assertEquals(List.of("Other words", ERASED), forum.texts());
  }

  @Test
  public void anEditThatComesAfterTheErasureIsRefused() throws Exception {
    CommentAnswer to = forum.comment(forum.ann, NAMED);
    var outcome =
        new Race(forum.database)
            .run(
                handle -> {
                  forum.depart(gone);
                  return null;
                },
                () -> forum.call(Forum.ONE, patch(to, NAMED + "!")));
    assertTrue("" + outcome, outcome.second() == 409 || outcome.second() == 412);
    assertEquals(ERASED, forum.show(to).body());
  }

  private FakeRequest patch(CommentAnswer comment, String body) {
    FakeRequest request = forum.about(FakeRequest.of("PATCH", "/"), comment.id()).by(forum.ann);
    return request.header("If-Match", "\"1\"").json(new NewComment(body));
  }

  /** The handle was known when the text was looked at, and nobody's when it is written. */
  @Test
  public void whatIsWrittenAfterTheErasureDoesNotNameTheMemberAgain() throws Exception {
    forum.guard.delete(gone);
    assertEquals(ERASED, forum.comment(forum.ann, NAMED).body());
    CommentAnswer other = forum.comment(forum.ann, "没有名字");
    assertEquals(ERASED, forum.edit(forum.ann, other, 1, NAMED).body());
  }

  @Test
  public void aCopyHasWhatIsTheirsAndNothingOfOthers() throws Exception {
    CommentAnswer own = forum.comment(gone, "我说的");
    forum.edit(gone, own, 1, "我改过的");
    forum.comment(forum.ann, "Ann's");
    var copy = (MemberComments.Copy) copy(gone);
    assertEquals("我改过的", copy.comments().get(0).body());
    assertEquals("我说的", copy.earlierComments().get(0).body());
    assertFalse(copy.toString(), copy.toString().contains("Ann's"));
  }

  private Object copy(Member member) throws Exception {
    return forum.contributions(MemberData.class).get(0).exporter().export(member.id());
  }
}
