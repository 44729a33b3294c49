package dev.millet.notices;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.EventStream;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.members.Member;
import dev.millet.api.members.MemberData;
import dev.millet.api.members.Role;
import dev.millet.api.notices.FollowReason;
import dev.millet.api.notices.Notice;
import dev.millet.api.subjects.Subject;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class NoticesTest {

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  private final World world;
  private final Member ann;
  private final Member bob;
  private final Member kim;

  public NoticesTest(TestDatabase test) {
    this.world = new World(test);
    this.ann = world.members.named("ann", "Ann <b>&amp;");
    this.bob = world.members.add("bob");
    this.kim = world.members.add("kim", Role.STAFF);
  }

  private void follow(Member... some) {
    for (Member each : some) {
      world.inWrite(() -> world.notices.follow(each.id(), World.NOTE, FollowReason.COMMENTER));
    }
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
  public void whatIsHiddenIsNeitherListedNorCounted() {
    follow(ann);
    world.remark(bob, 1);
    world.remark(kim, 2);
    world.remarks.hiddenFrom.put("2", Set.of(ann.id()));
    assertEquals(List.of("bob remarked"), world.lines(ann));
    world.remarks.gone.add("1");
    assertEquals(List.of(), world.lines(ann));
    world.database.cache("unread", 1).changedAll();
    assertEquals(0, world.unread(ann));
    world.remarks.gone.clear();
    world.notes.hiddenFrom.put("1", Set.of(ann.id()));
    assertEquals(List.of(), world.lines(ann));
  }

  @Test
  public void aModuleThatIsAwayIsPassedOver() {
    follow(ann);
    world.remark(bob, 1);
    world.generations.remove("notes");
    assertEquals(List.of(), world.lines(ann));
    assertEquals(0, world.unread(ann));
  }

  @Test
  public void theTeamIsToldOfWhatIsNew() {
    world.tell(Notice.of(World.WRITTEN, World.NOTE, world.next()).by(ann.id()).toTeam());
    world.deliver();
    assertEquals(List.of("Ann <b>&amp; wrote this"), world.lines(kim));
    assertEquals(List.of(), world.lines(bob));
  }

  @Test
  public void aNoticeSaysItsDetailInTheReadersWords() {
    follow(ann);
    Notice answered = Notice.of(World.ANSWERED, World.NOTE, world.next()).toFollowers();
    world.tell(answered.withMessage("word.yes"));
    world.deliver();
    assertEquals(List.of("The team answered: Yes & no"), world.lines(ann));
    world.tell(answered.withDate(LocalDate.of(2026, 12, 18)));
    world.deliver();
    assertEquals(List.of("The team answered: Dec 18, 2026"), world.lines(ann));
    world.tell(answered.withText("{0} ${7*7} <i>"));
    world.deliver();
    assertEquals(List.of("The team answered: {0} ${7*7} <i>"), world.lines(ann));
  }

  @Test
  public void thePageEscapesOnceWhatPeopleWrote() {
    follow(bob);
    world.remark(ann, 1);
    String page = world.page(FakeRequest.get("/notices").by(bob));
    assertTrue(page, page.contains("Ann &lt;b&gt;&amp;amp;</bdi> remarked"));
    assertTrue(page, page.contains("A &amp; B &lt;note 1&gt;"));
    assertTrue(page, page.contains("Words &amp; more of 1"));
    assertFalse(page, page.contains("&amp;amp;amp;"));
    assertFalse(page, page.contains("??"));
  }

  @Test
  public void readingOneSubjectLeavesWhatCameAfterThePageWasShown() {
    follow(ann);
    world.remark(bob, 1);
    String until = World.START.plusSeconds(1).toString();
    world.remark(bob, 2);
    world.call(
        FakeRequest.post("/notices/read").by(ann).form("type", "note", "id", "1", "until", until));
    assertEquals(1, world.unread(ann));
    world.call(FakeRequest.post("/notices/read").by(ann).form("type", "note", "id", "1"));
    assertEquals(0, world.unread(ann));
  }

  @Test
  public void nobodyReadsOrMarksTheNoticesOfOthers() {
    follow(ann);
    world.remark(bob, 1);
    long id = world.answers(FakeRequest.get("/api/v1/notices").by(ann)).get(0).id();
    FakeRequest foreign = FakeRequest.post("/x").by(bob).with("notice", id);
    assertThrows(
        ProblemException.class, () -> world.call(foreign, "/api/v1/notices/{notice}/read"));
    assertEquals(1, world.unread(ann));
    world.call(FakeRequest.post("/x").by(ann).with("notice", id), "/api/v1/notices/{notice}/read");
    assertEquals(0, world.unread(ann));
  }

  @Test
  public void aListIsChosenByTypeAndByWhatIsUnread() {
    follow(ann);
    world.remark(bob, 1);
    world.call(FakeRequest.post("/api/v1/notices/read").by(ann));
    world.tell(Notice.of(World.ANSWERED, World.NOTE, world.next()).by(kim.id()).toFollowers());
    world.deliver();
    assertEquals(List.of("kim answered: ", "bob remarked"), world.lines(ann));
    FakeRequest unread = FakeRequest.get("/api/v1/notices").by(ann).query("unread", "true");
    assertEquals(World.ANSWERED, world.answers(unread).get(0).type());
    assertEquals(1, world.answers(unread).size());
    FakeRequest remarks = FakeRequest.get("/api/v1/notices").by(ann).query("type", World.REMARKED);
    assertEquals(1, world.answers(remarks).size());
    FakeRequest own = FakeRequest.get("/api/v1/notices").by(ann).query("mine", "true");
    assertEquals(List.of(), world.answers(own));
    FakeRequest wrong = FakeRequest.get("/api/v1/notices").by(ann).query("mine", "maybe");
    assertThrows(ProblemException.class, () -> world.call(wrong));
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
  public void aFormLeadsBackToThisSiteOnly() {
    FakeRequest away =
        FakeRequest.post("/x")
            .by(ann)
            .with("type", "note")
            .with("id", "1")
            .form("follow", "true", "back", "//evil.example");
    Reply reply = world.call(away, "/notices/follows/{type}/{id}");
    assertTrue(reply.headers().toString(), reply.headers().toString().contains("Location=/"));
    assertFalse(reply.headers().toString().contains("evil"));
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
    assertEquals(3, world.deliver());
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
  public void whoseAccountIsDeletedIsNotTold() {
    follow(ann, kim);
    world.guard.delete(ann);
    world.remark(bob, 1);
    int told =
        world.database.read(
            handle ->
                handle
                    .createQuery("SELECT COUNT(*) FROM notices_items WHERE member_id = :member")
                    .bind("member", ann.id())
                    .mapTo(Integer.class)
                    .one());
    assertEquals(0, told);
    assertEquals(List.of("bob remarked"), world.lines(kim));
  }

  @Test
  public void erasureLeavesNothingOfAMember() throws Exception {
    follow(ann, bob, kim);
    world.remark(bob, 1);
    world.remark(ann, 2);
    MemberData data =
        world.module.contributions().stream()
            .filter(MemberData.class::isInstance)
            .map(MemberData.class::cast)
            .findFirst()
            .orElseThrow();
    MemberNotices.Copy copy = (MemberNotices.Copy) data.exporter().export(bob.id());
    assertEquals(1, copy.notices().size());
    assertEquals(1, copy.follows().size());
    boolean done = false;
    while (!done) {
      done = world.database.write(handle -> data.erasure().eraseSome(bob.id()));
    }
    copy = (MemberNotices.Copy) data.exporter().export(bob.id());
    assertEquals(List.of(), copy.notices());
    assertEquals(List.of(), copy.follows());
    // others still have their notice, which names nobody in the place of bob
    assertEquals(List.of("Ann <b>&amp; remarked"), world.lines(kim));
  }

  @Test
  public void whatIsOlderThanAYearIsDeleted() {
    follow(ann);
    world.remark(bob, 1);
    Tidying tidying = new Tidying(world.database);
    assertTrue(tidying.tidy(World.START));
    assertEquals(1, world.lines(ann).size());
    assertTrue(tidying.tidy(World.START.plusSeconds(60)));
    assertEquals(List.of(), world.lines(ann));
  }

  @Test
  public void whatIsForgottenIsGone() {
    follow(ann);
    world.remark(bob, 1);
    world.inWrite(() -> world.notices.forget(World.NOTE));
    Forgetting forgetting = new Forgetting(world.database);
    for (JournalEntry entry : world.journal.entries()) {
      if (entry.type().equals(Forgetting.FORGOTTEN)) {
        assertTrue(world.database.write(handle -> forgetting.handleChunk(entry)));
      }
    }
    assertEquals(List.of(), world.lines(ann));
    world.remark(bob, 2);
    assertEquals(List.of(), world.lines(ann));
  }

  @Test
  public void anOpenPageIsToldWhenTheNoticeIsCommitted() {
    List<String> events = new ArrayList<>();
    world.streams.open(ann.id(), stream(events));
    follow(ann, kim);
    world.remark(bob, 1);
    assertEquals(List.of("notices"), events);
    world.call(FakeRequest.post("/api/v1/notices/read").by(ann));
    assertEquals(List.of("notices", "notices"), events);
    assertEquals(1, world.streams.count());
  }

  private static EventStream stream(List<String> events) {
    return new EventStream() {
      @Override
      public String lastEventId() {
        return "";
      }

      @Override
      public boolean send(String id, String event, String data) {
        return events.add(event);
      }

      @Override
      public void close() {}

      @Override
      public void onClose(Runnable action) {}
    };
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

  @Test
  public void theBellSaysHowManyAreUnread() {
    follow(ann);
    world.remark(bob, 1);
    String bell = world.page(FakeRequest.get("/notices/bell").by(ann));
    assertTrue(bell, bell.contains("1 unread notice"));
    assertTrue(bell, bell.contains("bell-count"));
    String none = world.page(FakeRequest.get("/notices/bell").by(bob));
    assertFalse(none, none.contains("bell-count"));
  }
}
