package dev.millet.notices;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.EventStream;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.notices.Notice;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.Test;

/** Reads notices as their members and as others. */
public final class ReadNoticesTest extends NoticesGround {

  public ReadNoticesTest(TestDatabase test) {
    super(test);
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
  public void aNoticeSaysItsDetailInTheReadersWords() {
    follow(ann);
    Notice answered = Notice.of(World.ANSWERED, World.NOTE, world.next()).toFollowers();
    world.tell(answered.withMessage("word.yes"));
    world.deliver();
    assertEquals(List.of("The team answered: Yes & no"), world.lines(ann));
    world.tell(answered.withDate(LocalDate.of(2026, 12, 18)));
    world.deliver();
    assertEquals(List.of("The team answered: 18 Dec 2026"), world.lines(ann));
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
}
