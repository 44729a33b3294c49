package dev.millet.comments;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.members.Member;
import dev.millet.api.mentions.Mentioned;
import dev.millet.api.pages.Fragment;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.List;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class CommentMentionsTest {

  private final Forum forum;
  private final Member lin;

  public CommentMentionsTest(TestDatabase database) {
    forum = new Forum(database);
    lin = forum.members.add("林晓雨");
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Test
  public void aCommentMentionsAndLinks() throws Exception {
    CommentAnswer made = forum.comment(forum.bob, "请@林晓雨看看，还有 @nobody");
    assertEquals(List.of(new Mentioned(lin.id(), "林晓雨")), mentioned(made));
    Fragment slot = forum.contributions(Fragment.class).get(0);
    String html =
        slot.renderer().render(FakeRequest.get("/"), List.of(forum.subject)).get(0).markup();
    assertTrue(html, html.contains(">@林晓雨</a>看看，还有 @nobody"));
  }

  @Test
  public void anEditIsLookedAtAgain() throws Exception {
    CommentAnswer made = forum.comment(forum.bob, "@林晓雨?");
    forum.edit(forum.bob, made, 1, "@ann?");
    assertEquals(List.of(new Mentioned(forum.ann.id(), "ann")), mentioned(made));
  }

  @Test
  public void aRemovedCommentMentionsNobody() throws Exception {
    CommentAnswer made = forum.comment(forum.bob, "@林晓雨!");
    forum.remove(forum.bob, made);
    assertEquals(List.of(), mentioned(made));
    assertEquals(0, forum.number("SELECT COUNT(*) FROM mentions_places"));
  }

  private List<Mentioned> mentioned(CommentAnswer comment) {
    var text = dev.millet.api.subjects.Subject.of("comment", comment.id());
    return forum.mentions.of(List.of(text)).getOrDefault(text, List.of());
  }
}
