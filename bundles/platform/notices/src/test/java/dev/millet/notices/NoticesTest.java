package dev.millet.notices;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.ProblemException;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.members.Member;
import dev.millet.api.notices.FollowReason;
import dev.millet.api.notices.Notice;
import dev.millet.api.subjects.Subject;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.Test;

/** Tells members once what happened to what they follow. */
public final class NoticesTest extends NoticesGround {

  public NoticesTest(TestDatabase test) {
    super(test);
  }

  @Test
  public void followersHearOfARemarkOnceAndItsAuthorNever() {
    follow(ann, bob);
    world.remark(bob, 1);
    world.fanOut(); // what was delivered is not delivered again
    assertEquals(List.of("bob remarked"), world.lines(ann));
    assertEquals(List.of(), world.lines(bob));
    assertEquals(1, world.unread(ann));
    assertEquals(0, world.unread(bob));
  }

  @Test
  public void anEventThatIsHandledOnceMoreTellsNobodyAgain() {
    follow(ann, bob);
    world.remark(bob, 1);
    world.call(FakeRequest.post("/api/v1/notices/read").by(ann));
    JournalEntry entry = world.journal.entries().get(0);
    assertTrue(world.database.write(handle -> world.fanOut().handleChunk(entry)));
    assertEquals(0, world.unread(ann));
  }

  @Test
  public void severalRemarksAreOneNotice() {
    List<Member> others = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      others.add(world.members.add("other" + i));
    }
    follow(ann);
    for (int i = 0; i < 3; i++) {
      world.remark(others.get(i), i + 1);
    }
    world.remark(others.get(2), 4);
    assertEquals(List.of("other2 and 2 others remarked"), world.lines(ann));
    assertEquals(1, world.unread(ann));
    FakeRequest chinese = FakeRequest.get("/api/v1/notices").by(ann).in(Locale.SIMPLIFIED_CHINESE);
    assertEquals(
        "no space stands behind a Chinese word",
        "other2 and 2 othersremarked",
        world.answers(chinese).get(0).told().text());
  }

  @Test
  public void whatNamesAMemberIsNotCountedAmongTheOthers() {
    follow(ann);
    world.remark(bob, 1);
    Subject second = Subject.of("remark", 2);
    world.tell(
        Notice.of(World.MENTIONED, second, world.next())
            .by(world.members.add("lou").id())
            .about(second)
            .to(List.of(ann.id()), FollowReason.MENTIONED)
            .once());
    world.remark(world.members.add("mia"), 2);
    world.remark(kim, 3);
    assertEquals(List.of("kim and bob remarked", "lou mentioned you"), world.lines(ann));
  }

  @Test
  public void whatComesAfterReadingIsAnotherNotice() {
    follow(ann);
    world.remark(bob, 1);
    world.call(FakeRequest.post("/api/v1/notices/read").by(ann));
    assertEquals(0, world.unread(ann));
    world.remark(kim, 2);
    assertEquals(List.of("kim remarked"), world.lines(ann));
    assertEquals(1, world.unread(ann));
  }

  @Test
  public void whoWasNamedIsNotToldOnceMoreAsAFollower() {
    follow(ann, kim);
    Subject remark = Subject.of("remark", 1);
    world.tell(
        Notice.of(World.MENTIONED, remark, world.next())
            .by(bob.id())
            .about(remark)
            .to(List.of(ann.id(), bob.id()), FollowReason.MENTIONED)
            .once());
    world.remark(bob, 1);
    assertEquals(List.of("bob mentioned you"), world.lines(ann));
    assertEquals(List.of("bob remarked"), world.lines(kim));
    assertEquals(List.of(), world.lines(bob));
  }

  @Test
  public void aMentionInATextThatIsEditedThreeTimesNotifiesOnce() {
    Subject remark = Subject.of("remark", 1);
    for (int edit = 0; edit < 3; edit++) {
      world.tell(
          Notice.of(World.MENTIONED, remark, world.next())
              .by(bob.id())
              .about(remark)
              .to(List.of(ann.id()), FollowReason.MENTIONED)
              .once());
      world.call(FakeRequest.post("/api/v1/notices/read").by(ann));
    }
    assertEquals(1, world.lines(ann).size());
    world.tell(
        Notice.of(World.MENTIONED, remark, world.next())
            .by(bob.id())
            .about(remark)
            .to(List.of(ann.id()), FollowReason.MENTIONED)
            .once());
    assertEquals(0, world.unread(ann));
  }

  @Test
  public void whoChoseNotToFollowIsNotMadeToFollowByCommenting() {
    follow(ann);
    world.inWrite(() -> world.notices.unfollow(ann.id(), World.NOTE));
    follow(ann);
    world.remark(bob, 1);
    assertEquals(List.of(), world.lines(ann));
    world.inWrite(() -> world.notices.follow(ann.id(), World.NOTE, FollowReason.CHOSEN));
    world.remark(bob, 2);
    assertEquals(List.of("bob remarked"), world.lines(ann));
  }

  @Test
  public void ofManyWhoFollowAtOnceEachKeepsWhatTheyChoseAndWhoIsGoneIsPassedOver() {
    world.inWrite(() -> world.notices.unfollow(ann.id(), World.NOTE));
    follow(kim);
    Member gone = world.members.add("gone");
    world.guard.delete(gone);
    List<Long> all = List.of(ann.id(), bob.id(), kim.id(), gone.id());
    world.inWrite(() -> world.notices.follow(all, World.NOTE, FollowReason.CONCERNED));
    Map<Long, Follow> known =
        world
            .database
            .read(handle -> new FollowStore(world.database).followers(handle, World.NOTE, 0, 9))
            .stream()
            .collect(Collectors.toMap(Follow::memberId, Function.identity()));
    assertEquals(Set.of(ann.id(), bob.id(), kim.id()), known.keySet());
    assertFalse(known.get(ann.id()).isFollowing());
    assertEquals(FollowReason.CONCERNED, known.get(bob.id()).reason());
    assertEquals(FollowReason.COMMENTER, known.get(kim.id()).reason());
  }

  @Test
  public void theTeamIsToldOfWhatIsNew() {
    world.tell(Notice.of(World.WRITTEN, World.NOTE, world.next()).by(ann.id()).toTeam());
    world.deliver();
    assertEquals(List.of("Ann <b>&amp; wrote this"), world.lines(kim));
    assertEquals(List.of(), world.lines(bob));
  }

  @Test
  public void aTypeThatIsSwitchedOffIsNotTold() {
    follow(ann);
    world.call(FakeRequest.post("/notices/settings").by(ann).form("site", World.ANSWERED));
    world.remark(bob, 1);
    assertEquals(List.of(), world.lines(ann));
    world.call(
        FakeRequest.post("/notices/settings")
            .by(ann)
            .form("site", World.ANSWERED, "site", World.REMARKED));
    world.remark(bob, 2);
    assertEquals(List.of("bob remarked"), world.lines(ann));
  }

  @Test
  public void followingNeedsASubjectThatTheReaderMaySee() {
    String template = "/api/v1/notices/follows/{type}/{id}";
    FakeRequest put = FakeRequest.of("PUT", "/x").by(ann).with("type", "note").with("id", "1");
    world.call(put, template);
    world.remark(bob, 1);
    assertEquals(List.of("bob remarked"), world.lines(ann));
    world.notes.hiddenFrom.put("1", Set.of(bob.id()));
    FakeRequest other = FakeRequest.of("PUT", "/x").by(bob).with("type", "note").with("id", "1");
    assertThrows(ProblemException.class, () -> world.call(other, template));
    FakeRequest delete =
        FakeRequest.of("DELETE", "/x").by(ann).with("type", "note").with("id", "1");
    assertEquals(204, world.call(delete, template).status());
    world.remark(bob, 2);
    assertEquals(List.of("bob remarked"), world.lines(ann));
  }

  @Test
  public void manyFollowersAreToldInChunks() {
    for (int i = 0; i < 250; i++) {
      Member each = world.members.add("follower" + i);
      follow(each);
    }
    world.tell(
        Notice.of(World.REMARKED, World.NOTE, world.next())
            .by(bob.id())
            .about(Subject.of("remark", 1))
            .toFollowers());
    assertEquals(250 / FanOut.CHUNK + 1, world.deliver());
    int told =
        world.database.read(
            handle ->
                handle
                    .createQuery("SELECT COUNT(*) FROM notices_items")
                    .mapTo(Integer.class)
                    .one());
    assertEquals(250, told);
  }

  @Test
  public void nothingIsToldOutsideOfAWriteOrByOneThatIsUndone() {
    follow(ann);
    Notice notice = Notice.of(World.REMARKED, World.NOTE, world.next()).toFollowers();
    assertThrows(IllegalStateException.class, () -> world.notices.tell(notice));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            world.inWrite(
                () -> {
                  world.notices.tell(notice);
                  throw new IllegalArgumentException("undone");
                }));
    world.deliver();
    assertEquals(List.of(), world.lines(ann));
  }
}
