package dev.millet.comments;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.Race;
import dev.millet.testing.TestDatabase;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class CommentChangesTest {

  private static final String EDIT = Forum.PAGE + "/{comment}/edit";

  private final Forum forum;
  private CommentAnswer made;

  public CommentChangesTest(TestDatabase database) {
    forum = new Forum(database);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void start() throws Exception {
    made = forum.comment(forum.bob, "我也要");
  }

  @Test
  public void theAuthorEdits() throws Exception {
    CommentAnswer edited = forum.edit(forum.bob, made, 1, "我也要，每天都用");
    assertEquals("我也要，每天都用", edited.body());
    assertEquals(2, edited.version());
    assertNotNull(edited.editedAt());
    assertNull(made.editedAt());
    assertEquals(
        made.id(),
        forum.journal.payloads(CommentEvents.EDITED, CommentEvents.Changed.class).get(0).comment());
  }

  @Test
  public void earlierTextsAreKept() throws Exception {
    forum.edit(forum.bob, made, 1, "Two");
    forum.edit(forum.bob, made, 2, "Three");
    assertEquals(List.of("Three", "我也要", "Two"), forum.texts());
  }

  @Test
  public void anEditOfAnOlderVersionIsRefused() throws Exception {
    forum.edit(forum.bob, made, 1, "Two");
    assertEquals(412, refused(() -> forum.edit(forum.bob, made, 1, "Three")));
    FakeRequest blind = forum.about(FakeRequest.of("PATCH", "/"), made.id()).by(forum.bob);
    blind.json(new NewComment("Four"));
    assertEquals(428, refused(() -> forum.call(Forum.ONE, blind)));
  }

  @Test
  public void nobodyElseChangesIt() {
    assertEquals(403, refused(() -> forum.edit(forum.ann, made, 1, "Mine")));
    assertEquals(403, refused(() -> forum.edit(forum.staff, made, 1, "Mine")));
    assertEquals(403, refused(() -> forum.remove(forum.staff, made)));
  }

  @Test
  public void theAuthorRemovesItAndOnlyThatThereWasOneStays() throws Exception {
    forum.edit(forum.bob, made, 1, "Secret");
    forum.remove(forum.bob, made);
    CommentAnswer left = forum.show(made);
    assertEquals("", left.body());
    assertNotNull(left.removedAt());
    assertEquals(List.of(""), forum.texts());
    assertEquals(0, forum.count());
  }

  @Test
  public void aRemovedCommentIsNotThereToBeChanged() throws Exception {
    forum.remove(forum.bob, made);
    assertEquals(404, refused(() -> forum.remove(forum.bob, made)));
    assertEquals(404, refused(() -> forum.edit(forum.bob, made, 2, "Back")));
  }

  @Test
  public void aCommentBelongsToItsSubject() {
    FakeRequest elsewhere = FakeRequest.get("/").with("type", "topic").with("id", "1");
    elsewhere.with("comment", made.id());
    assertEquals(404, refused(() -> forum.call(Forum.ONE, elsewhere)));
  }

  @Test
  public void whatIsClosedIsStillEdited() throws Exception {
    forum.topics.closed.add(forum.subject.id());
    assertEquals("Later", forum.edit(forum.bob, made, 1, "Later").body());
  }

  @Test
  public void ofTwoWhoSaveTheFormOfOneCommentTheSecondIsTold() throws Exception {
    Reply[] second = new Reply[1];
    new Race(forum.database).run(handle -> save("Mine"), () -> second[0] = save("Yours"));
    assertEquals(412, second[0].status());
    assertEquals(List.of("Mine", "我也要"), forum.texts());
  }

  @Test
  public void theFormComesBackWithWhatIsThereNow() throws Exception {
    forum.edit(forum.bob, made, 1, "From another window");
    Reply reply = save("Mine");
    assertEquals(412, reply.status());
    String html = Forum.html(reply);
    assertTrue(html, html.contains("From another window"));
    assertTrue(html, html.contains("name=\"version\" value=\"2\""));
  }

  @Test
  public void theFormShowsRemovesAndSaves() throws Exception {
    FakeRequest form = forum.about(FakeRequest.get("/"), made.id()).by(forum.bob);
    String html = Forum.html(forum.call(EDIT, form));
    assertTrue(html, html.contains("/topics/" + forum.subject.id() + "#comment-" + made.id()));
    assertEquals(303, save("Mine").status());
    FakeRequest remove = forum.about(FakeRequest.post("/"), made.id()).by(forum.bob);
    assertEquals(303, forum.call(Forum.PAGE + "/{comment}/remove", remove).status());
    assertEquals(List.of(""), forum.texts());
  }

  private Reply save(String body) throws Exception {
    FakeRequest request = forum.about(FakeRequest.post("/"), made.id());
    return forum.call(EDIT, request.by(forum.bob).form("body", body, "version", "1"));
  }

  private interface Call {
    void run() throws Exception;
  }

  private static int refused(Call call) {
    return assertThrows(ProblemException.class, call::run).problem().status();
  }
}
