package dev.millet.comments;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.api.lists.Slice;
import dev.millet.api.pages.Fragment;
import dev.millet.api.pages.Slots;
import dev.millet.api.subjects.Subject;
import dev.millet.comments.api.ImportedComment;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** The discussion on the page of its subject, and on a page of its own. */
@RunWith(Parameterized.class)
public final class DiscussionPagesTest {

  private final Forum forum;

  public DiscussionPagesTest(TestDatabase database) {
    forum = new Forum(database);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Test
  public void theSlotShowsTheDiscussion() throws Exception {
    CommentAnswer made = forum.comment(forum.bob, "I need this & that");
    String html = slot(FakeRequest.get("/topics/1").by(forum.bob));
    assertTrue(html, html.contains("I need this &amp; that"));
    assertTrue(html, html.contains("id=\"comment-" + made.id() + "\""));
    assertTrue(html, html.contains("/" + made.id() + "/edit\""));
    assertFalse(slot(FakeRequest.get("/").by(forum.ann)).contains("/edit\""));
    String chinese = slot(FakeRequest.get("/").in(Locale.SIMPLIFIED_CHINESE));
    assertTrue(chinese, chinese.contains("1 条评论"));
    assertFalse(chinese, chinese.contains("??"));
  }

  @Test
  public void aSlotOfNothingIsEmpty() throws Exception {
    forum.topics.removed.add(forum.subject.id());
    assertEquals("", slot(FakeRequest.get("/").by(forum.bob)));
  }

  @Test
  public void whatIsClosedHasNoForm() throws Exception {
    assertTrue(slot(FakeRequest.get("/").by(forum.bob)).contains("<form"));
    forum.topics.closed.add(forum.subject.id());
    assertFalse(slot(FakeRequest.get("/").by(forum.bob)).contains("<form"));
  }

  @Test
  public void aCommentOnThePageLeadsBackToIt() throws Exception {
    FakeRequest request = forum.about(FakeRequest.post("/")).by(forum.bob).form("body", "Yes");
    Reply reply = forum.call(Forum.PAGE, request);
    assertEquals(303, reply.status());
    String place = "/topics/" + forum.subject.id() + "#comment-";
    assertTrue(reply.headers().toString(), reply.headers().toString().contains(place));
  }

  @Test
  public void aCommentThatCannotBeTakenComesBackOnAPageOfItsOwn() throws Exception {
    FakeRequest request = forum.about(FakeRequest.post("/")).by(forum.bob).form("body", " ");
    Reply reply = forum.call(Forum.PAGE, request);
    assertEquals(422, reply.status());
    String html = Forum.html(reply);
    assertTrue(html, html.contains("body: missing"));
    assertTrue(html, html.contains("Topic &lt;" + forum.subject.id()));
  }

  @Test
  public void theHundredAndFirstIsOnThePageOfTheDiscussion() throws Exception {
    List<ImportedComment> many = new ArrayList<>();
    for (int i = 0; i < 101; i++) {
      many.add(
          DiscussionTest.imported(
              forum.subject, "k" + i, null, "number " + i, "2020-02-01T00:00:00Z"));
    }
    forum.discussions().importComments(many);
    String html = slot(FakeRequest.get("/topics/1"));
    assertTrue(html, html.contains("number 99<") && !html.contains("number 100<"));
    FakeRequest all = forum.about(FakeRequest.get(Forum.ALL)).query("limit", "100");
    assertEquals(100, forum.answer(Slice.class, Forum.ALL, all).items().size());
    assertTrue(Forum.html(forum.call(Forum.PAGE, forum.about(FakeRequest.get("/")))).length() > 0);
  }

  @Test
  public void commentsOnWhatWasMergedAreReadUnderTheirOrigin() throws Exception {
    Subject merged = new Subject("topic", forum.subject.id() + "0");
    imported(merged, 51);
    forum.topics.merged.put(forum.subject.id(), List.of(merged));
    String html = slot(FakeRequest.get("/topics/1").by(forum.bob));
    assertTrue(html, html.contains("Topic &lt;" + merged.id() + "&gt;"));
    assertTrue(html, html.contains("number 49<") && !html.contains("number 50<"));
    assertTrue(html, html.contains("href=\"/comments/topic/" + merged.id() + "\""));
    assertFalse(html, html.contains("No comments yet"));
    forum.topics.merged.clear();
    assertFalse(slot(FakeRequest.get("/topics/1")).contains("number 49<"));
  }

  @Test
  public void whatAReaderMustNotSeeIsNotReadWhereItWasMergedInto() throws Exception {
    Subject merged = new Subject("topic", forum.subject.id() + "0");
    imported(merged, 1);
    forum.topics.merged.put(forum.subject.id(), List.of(merged));
    forum.topics.hidden.add(merged.id());
    String html = slot(FakeRequest.get("/topics/1").by(forum.bob));
    assertFalse(html, html.contains("number 0<") || html.contains(merged.id()));
  }

  private void imported(Subject subject, int number) {
    List<ImportedComment> many = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      many.add(
          DiscussionTest.imported(subject, "m" + i, null, "number " + i, "2020-02-01T00:00:00Z"));
    }
    forum.discussions().importComments(many);
  }

  private String slot(FakeRequest request) throws Exception {
    Fragment fragment =
        forum.contributions(Fragment.class).stream()
            .filter(each -> each.slot().equals(Slots.DISCUSSION))
            .findFirst()
            .orElseThrow();
    return fragment.renderer().render(request, List.of(forum.subject)).get(0).markup();
  }
}
