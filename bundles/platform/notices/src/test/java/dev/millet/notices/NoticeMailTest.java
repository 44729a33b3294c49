package dev.millet.notices;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.members.Member;
import dev.millet.api.notices.FollowReason;
import dev.millet.api.notices.Notice;
import dev.millet.platform.api.mail.MailBody;
import dev.millet.platform.api.mail.MailMessage;
import dev.millet.platform.api.mail.MailState;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class NoticeMailTest {

  private static final Duration SOON = Duration.ofMinutes(6);
  private static final Duration LATER = Duration.ofMinutes(20);
  private static final Duration WEEK = Duration.ofDays(8);

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  private final World world;
  private final Member ann;
  private final Member bob;

  public NoticeMailTest(TestDatabase test) {
    this.world = new World(test);
    this.ann = world.members.add("ann");
    this.bob = world.members.named("bob", "Bob {event.secret} ${7*7}");
    follow(ann);
  }

  private void follow(Member member) {
    world.inWrite(() -> world.notices.follow(member.id(), World.NOTE, FollowReason.AUTHOR));
  }

  private void answer() {
    world.tell(Notice.of(World.ANSWERED, World.NOTE, world.next()).by(bob.id()).toFollowers());
    world.deliver();
  }

  private static String text(MailMessage message) {
    return message.body().parts().stream()
        .map(MailBody.Part::text)
        .reduce("", (a, b) -> a + b + "\n");
  }

  @Test
  public void aNoticeIsMailedAfterTheDelayAndNotOnceMore() {
    answer();
    world.mailAfter(Duration.ofMinutes(1));
    assertEquals(0, world.mail.queued.size());
    world.mailAfter(SOON);
    MailMessage message = world.mail.queued.get(0);
    assertEquals("A & B <note 1>", message.subject());
    assertTrue(text(message), text(message).contains("Bob {event.secret} ${7*7} answered"));
    assertEquals("m" + ann.id() + "@example.com", message.to().address());
    world.mail.settle(MailState.SENT);
    world.mailAfter(LATER);
    world.mailAfter(WEEK);
    assertEquals(1, world.mail.queued.size());
  }

  @Test
  public void whatIsReadOnTheSiteBeforeTheDelayIsNotMailed() {
    answer();
    world.call(FakeRequest.post("/api/v1/notices/read").by(ann));
    world.mailAfter(SOON);
    world.mailAfter(WEEK);
    assertEquals(0, world.mail.queued.size());
  }

  @Test
  public void whatIsHiddenMeanwhileIsNotMailed() {
    answer();
    world.notes.hiddenFrom.put("1", Set.of(ann.id()));
    world.mailAfter(SOON);
    assertEquals(0, world.mail.queued.size());
  }

  @Test
  public void anHourWithoutAServerMeansOneMessage() {
    answer();
    world.mailAfter(SOON);
    for (int i = 0; i < 5; i++) {
      mention(i);
      world.mailAfter(LATER.plusMinutes(10L * i));
    }
    assertEquals(1, world.mail.going().size());
    world.mail.settle(MailState.SENT);
    world.mailAfter(Duration.ofHours(3));
    List<MailMessage> arrived = world.mail.going();
    assertEquals(1, arrived.size());
    assertEquals("6 notices", arrived.get(0).subject());
  }

  private void mention(int id) {
    var remark = dev.millet.api.subjects.Subject.of("remark", id + 1);
    world.tell(
        Notice.of(World.MENTIONED, remark, world.next())
            .by(bob.id())
            .about(remark)
            .to(List.of(ann.id()), FollowReason.MENTIONED));
  }

  @Test
  public void aMessageThatWaitsIsTakenBackWhereEverythingIsRead() {
    answer();
    world.mailAfter(SOON);
    world.call(FakeRequest.post("/api/v1/notices/read").by(ann));
    world.mailAfter(LATER);
    assertEquals(List.of(), world.mail.going());
  }

  @Test
  public void whatHappensAfterAMessageWasSentIsMailed() {
    answer();
    world.mailAfter(SOON);
    answer();
    world.mail.settle(MailState.SENT);
    world.mailAfter(LATER);
    assertEquals(1, world.mail.queued.size());
    world.mailAfter(LATER.plus(SOON));
    assertEquals(2, world.mail.queued.size());
  }

  @Test
  public void theDigestGathersWhatIsNotUrgent() {
    world.remark(bob, 1);
    world.mailAfter(SOON);
    assertEquals(0, world.mail.queued.size());
    world.mailAfter(WEEK);
    assertEquals("notices.digest", world.mail.queued.get(0).kind());
  }

  @Test
  public void aDigestThatFailedIsNotMarkedAsSent() {
    world.remark(bob, 1);
    world.mailAfter(WEEK);
    world.mail.settle(MailState.EXPIRED);
    world.mailAfter(WEEK.plusHours(1));
    assertEquals(1, world.mail.queued.size());
    world.mailAfter(WEEK.multipliedBy(2).plusDays(1));
    assertEquals(2, world.mail.queued.size());
    world.mail.settle(MailState.SENT);
    world.mailAfter(WEEK.multipliedBy(4));
    world.mailAfter(WEEK.multipliedBy(6));
    assertEquals(2, world.mail.queued.size());
  }

  @Test
  public void theLinkOfAMessageTurnsTheTypeOffAndOpeningItDoesNot() {
    answer();
    world.mailAfter(SOON);
    String link = world.mail.queued.get(0).unsubscribe();
    assertTrue(link, link.startsWith(NoticeMail.UNSUBSCRIBE));
    String token = link.substring(NoticeMail.UNSUBSCRIBE.length());
    String template = NoticeMail.UNSUBSCRIBE + "{token}";
    world.call(FakeRequest.get(link).with("token", token), template);
    world.mail.settle(MailState.SENT);
    world.mailAfter(LATER);
    answer();
    world.mailAfter(SOON);
    assertEquals(2, world.mail.queued.size());
    assertEquals(200, world.call(FakeRequest.post(link).with("token", token), template).status());
    world.mail.settle(MailState.SENT);
    world.mailAfter(LATER);
    answer();
    world.mailAfter(WEEK);
    assertEquals(2, world.mail.queued.size());
    assertFalse(world.lines(ann).isEmpty());
    FakeRequest forged = FakeRequest.post("/x").with("token", "forged");
    assertEquals(404, world.call(forged, template).status());
  }

  @Test
  public void theLinkOfADigestEndsTheDigest() {
    world.remark(bob, 1);
    world.mailAfter(WEEK);
    String link = world.mail.queued.get(0).unsubscribe();
    String token = link.substring(NoticeMail.UNSUBSCRIBE.length());
    world.call(FakeRequest.post(link).with("token", token), NoticeMail.UNSUBSCRIBE + "{token}");
    world.mail.settle(MailState.SENT);
    world.mailAfter(WEEK.plusHours(1));
    world.remark(bob, 2);
    world.mailAfter(WEEK.multipliedBy(3));
    assertEquals(1, world.mail.queued.size());
  }

  @Test
  public void whoChoseMailOnlyIsMailedAndShownNothing() {
    world.call(FakeRequest.post("/notices/settings").by(ann).form("mail." + World.ANSWERED, "now"));
    answer();
    assertEquals(List.of(), world.lines(ann));
    assertEquals(0, world.unread(ann));
    world.mailAfter(SOON);
    assertEquals(1, world.mail.queued.size());
  }

  @Test
  public void nothingPilesUpWhereMailIsNotSetUp() {
    world.mail.setUp = false;
    answer();
    world.mail.setUp = true;
    world.mailAfter(WEEK);
    assertEquals(0, world.mail.queued.size());
    assertEquals(1, world.unread(ann));
  }

  @Test
  public void whoseAddressIsRefusedIsNotMailed() {
    world.mail.refused.add("m" + ann.id() + "@example.com");
    answer();
    world.mailAfter(SOON);
    world.mail.refused.clear();
    world.mailAfter(LATER);
    assertEquals(0, world.mail.queued.size());
  }

  @Test
  public void aDigestIsDueAtNineWhereTheMemberLives() {
    Member berlin = ann.withTimeZone("Europe/Berlin");
    Instant friday = Instant.parse("2026-11-27T17:00:00Z");
    assertEquals(Instant.parse("2026-11-30T08:00:00Z"), Rhythm.WEEKLY.next(friday, berlin));
    assertEquals(Instant.parse("2026-11-28T08:00:00Z"), Rhythm.DAILY.next(friday, berlin));
    Instant monday = Instant.parse("2026-11-30T08:00:00Z");
    assertEquals(Instant.parse("2026-12-07T08:00:00Z"), Rhythm.WEEKLY.next(monday, berlin));
    Member nowhere = ann.withTimeZone("Nowhere/At_All");
    assertEquals(Instant.parse("2026-11-28T09:00:00Z"), Rhythm.DAILY.next(friday, nowhere));
  }

  @Test
  public void theLanguageIsTheMembers() {
    answer();
    world.mailAfter(SOON);
    assertEquals("en", world.mail.queued.get(0).language().toLanguageTag());
  }
}
