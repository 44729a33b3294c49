package dev.millet.comments;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import dev.millet.api.members.Member;
import dev.millet.api.notices.FollowReason;
import dev.millet.api.notices.Notice;
import dev.millet.api.subjects.Subject;
import dev.millet.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class CommentNoticesTest {

  private final Forum forum;

  public CommentNoticesTest(TestDatabase database) {
    forum = new Forum(database);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Test
  public void followersAreToldOfACommentAndItsAuthorFollows() throws Exception {
    CommentAnswer made = forum.comment(forum.bob, "Hello");
    forum.hear(CommentEvents.POSTED, posted(made, forum.bob, false));
    Notice told = forum.notices.told(CommentEvents.POSTED).get(0);
    assertEquals(Notice.Audience.FOLLOWERS, told.audience());
    assertEquals(forum.subject, told.subject());
    assertEquals(Subject.of("comment", made.id()), told.about());
    assertEquals(Long.valueOf(forum.bob.id()), told.actor());
    assertEquals(
        Map.of(forum.bob.id(), FollowReason.COMMENTER), forum.notices.followers(forum.subject));
  }

  @Test
  public void nobodyIsToldOfAnImportedComment() throws Exception {
    CommentAnswer made = forum.comment(forum.bob, "Hello");
    forum.hear(CommentEvents.POSTED, posted(made, forum.bob, true));
    assertEquals(List.of(), forum.notices.told(CommentEvents.POSTED));
    assertEquals(Map.of(), forum.notices.followers(forum.subject));
  }

  @Test
  public void whoIsMentionedIsToldAndFollowsTheSubject() throws Exception {
    CommentAnswer made = forum.comment(forum.bob, "@ann, a@bob.com is no mention");
    Subject text = Subject.of("comment", made.id());
    Notice told = forum.notices.told("mentions.mentioned").get(0);
    assertEquals(List.of(forum.ann.id()), told.members());
    assertEquals(text, told.about());
    forum.hear("mentions.mentioned", new CommentNotices.Mentioned(text, List.of(forum.ann.id())));
    assertEquals(
        Map.of(forum.ann.id(), FollowReason.MENTIONED), forum.notices.followers(forum.subject));
  }

  @Test
  public void aLongerHandleIsSomebodyElse() throws Exception {
    Member lee = forum.members.add("lee");
    Member dohm = forum.members.add("lee_dohm");
    forum.comment(forum.bob, "@lee_dohm a@lee.com");
    List<Long> told = forum.notices.told("mentions.mentioned").get(0).members();
    assertEquals(List.of(dohm.id()), told);
    forum.comment(forum.bob, "@lee");
    told = forum.notices.told("mentions.mentioned").get(1).members();
    assertEquals(List.of(lee.id()), told);
    assertFalse(told.contains(dohm.id()));
  }

  private CommentEvents.Posted posted(CommentAnswer made, Member author, boolean imported) {
    return new CommentEvents.Posted(forum.subject, made.id(), author.id(), Instant.EPOCH, imported);
  }
}
