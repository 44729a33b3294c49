package dev.millet.notices;

import static org.junit.Assert.assertEquals;

import dev.millet.api.notices.FollowReason;
import dev.millet.api.notices.Notice;
import dev.millet.api.subjects.Subject;
import dev.millet.platform.api.mail.MailMessage;
import dev.millet.platform.api.mail.MailState;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.Test;

/** The mail server is down for a while, and things change before it is back. */
public final class WaitingMailTest extends NoticesGround {

  private static final Duration SOON = Duration.ofMinutes(6);
  private static final Duration LATER = Duration.ofMinutes(20);
  private static final Duration WEEK = Duration.ofDays(8);

  public WaitingMailTest(TestDatabase test) {
    super(test);
    follow(ann);
  }

  private void answer() {
    world.tell(Notice.of(World.ANSWERED, World.NOTE, world.next()).by(bob.id()).toFollowers());
    world.deliver();
  }

  private void mention(int id) {
    Subject remark = Subject.of("remark", id);
    world.tell(
        Notice.of(World.MENTIONED, remark, world.next())
            .by(bob.id())
            .about(remark)
            .to(List.of(ann.id()), FollowReason.MENTIONED));
  }

  private void queued() {
    answer();
    world.mailAfter(SOON);
    assertEquals(1, world.mail.going().size());
  }

  private void choose(String type, String way) {
    world.call(FakeRequest.post("/notices/settings").by(ann).form("mail." + type, way));
  }

  private void nothingGoes() {
    assertEquals(List.of(), world.mail.send());
    world.mailAfter(LATER);
    assertEquals(List.of(), world.mail.send());
    world.mailAfter(WEEK);
    assertEquals(List.of(), world.mail.send());
  }

  @Test
  public void whatStillMayIsSent() {
    queued();
    assertEquals(1, world.mail.send().size());
  }

  @Test
  public void whatIsHiddenWhileItWaitsIsNotSent() {
    queued();
    world.notes.hiddenFrom.put("1", Set.of(ann.id()));
    nothingGoes();
  }

  @Test
  public void whatIsRemovedWhileItWaitsIsNotSent() {
    queued();
    world.notes.gone.add("1");
    nothingGoes();
  }

  @Test
  public void theOthersOfAMessageAreSentWithoutWhatWasHidden() {
    answer();
    mention(3);
    world.mailAfter(SOON);
    assertEquals("2 notices", world.mail.going().get(0).subject());
    world.remarks.hiddenFrom.put("3", Set.of(ann.id()));
    assertEquals(List.of(), world.mail.send());
    world.mailAfter(SOON.plusMinutes(1));
    List<MailMessage> sent = world.mail.send();
    assertEquals(1, sent.size());
    assertEquals("A & B <note 1>", sent.get(0).subject());
  }

  @Test
  public void oneOfSeveralEventsIsHidden() {
    world.remark(bob, 1);
    world.remark(kim, 2);
    world.mailAfter(WEEK);
    assertEquals(1, world.mail.going().size());
    world.remarks.hiddenFrom.put("2", Set.of(ann.id()));
    assertEquals(List.of(), world.mail.send());
    world.mailAfter(WEEK.plusMinutes(1));
    assertEquals("bob remarked", world.mail.send().get(0).body().parts().get(0).detail());
  }

  @Test
  public void whatIsTurnedOffWhileItWaitsIsNotSent() {
    queued();
    choose(World.ANSWERED, "off");
    nothingGoes();
  }

  @Test
  public void whatIsTurnedOffIsTakenBackByTheNextRound() {
    queued();
    choose(World.ANSWERED, "off");
    world.mailAfter(LATER);
    assertEquals(List.of(), world.mail.going());
  }

  @Test
  public void anotherTypeOfTheMessageIsStillSent() {
    answer();
    mention(3);
    world.mailAfter(SOON);
    choose(World.MENTIONED, "off");
    world.mailAfter(LATER);
    List<MailMessage> sent = world.mail.send();
    assertEquals(1, sent.size());
    assertEquals("A & B <note 1>", sent.get(0).subject());
  }

  @Test
  public void aDigestThatIsEndedWhileItWaitsIsNotSent() {
    world.remark(bob, 1);
    world.mailAfter(WEEK);
    assertEquals(1, world.mail.going().size());
    String link = world.mail.queued.get(0).unsubscribe();
    String token = link.substring(NoticeMail.UNSUBSCRIBE.length());
    world.call(FakeRequest.post(link).with("token", token), NoticeMail.UNSUBSCRIBE + "{token}");
    nothingGoes();
  }

  @Test
  public void nobodyIsSentAnythingWhoIsSuspendedOrRemovedTheAddress() {
    queued();
    world.unreachable.add(ann.id());
    nothingGoes();
  }

  @Test
  public void whoCanNoLongerBeMailedLosesWhatWaits() {
    queued();
    world.unreachable.add(ann.id());
    world.mailAfter(LATER);
    assertEquals(List.of(), world.mail.going());
  }

  @Test
  public void anotherAddressGetsWhatWaited() {
    queued();
    world.moved.put(ann.id(), "new@example.com");
    assertEquals(List.of(), world.mail.send());
    world.mailAfter(SOON.plusMinutes(1));
    assertEquals("new@example.com", world.mail.send().get(0).to().address());
  }

  @Test
  public void whatIsReadWhileItWaitsIsNotSent() {
    queued();
    world.call(FakeRequest.post("/api/v1/notices/read").by(ann));
    nothingGoes();
  }

  @Test
  public void whatNobodyCanJudgeWaits() {
    queued();
    world.module.catalogs = List.of();
    assertEquals(List.of(), world.mail.send());
    assertEquals(1, world.mail.going().size());
    world.module.catalogs = List.of(world.notes, world.remarks);
    assertEquals(1, world.mail.send().size());
  }

  @Test
  public void whatNobodyCanDescribeIsMailedLater() {
    Notice now = Notice.of(World.ANSWERED, World.NOTE, world.database.now());
    world.tell(now.by(bob.id()).toFollowers());
    world.deliver();
    world.module.catalogs = List.of();
    world.mailAfter(SOON);
    assertEquals(List.of(), world.mail.going());
    world.module.catalogs = List.of(world.notes, world.remarks);
    world.mailAfter(LATER);
    assertEquals(1, world.mail.going().size());
  }

  @Test
  public void whatAnAdministratorHasSentAgainIsSent() {
    queued();
    world.mail.settle(MailState.FAILED);
    world.mailAfter(LATER);
    world.mail.states.replaceAll((id, state) -> MailState.WAITING);
    assertEquals(1, world.mail.send().size());
  }

  @Test
  public void whatIsTakenBackWhileARoundReadsIsMailedByTheNext() {
    queued();
    world.notes.meanwhile =
        () -> {
          world.notes.meanwhile = () -> {};
          new MailWithdrawal(world.database, world.plan).takeBack(ann.id(), 1);
        };
    world.mailAfter(LATER);
    world.mailAfter(LATER.plusMinutes(1));
    assertEquals(1, world.mail.send().size());
  }

  @Test
  public void whatHappensWhileARoundEndsWhatWasSentIsMailed() {
    answer();
    mention(3);
    world.mailAfter(SOON);
    assertEquals(1, world.mail.send().size());
    mention(4);
    world.remarks.meanwhile =
        () -> {
          world.remarks.meanwhile = () -> {};
          answer();
        };
    world.mailAfter(LATER);
    world.mailAfter(LATER.plusMinutes(30));
    world.mailAfter(LATER.plusMinutes(60));
    List<String> lines =
        world.mail.send().stream()
            .flatMap(each -> each.body().parts().stream())
            .map(each -> each.detail())
            .filter(Objects::nonNull)
            .map(each -> each.split(":")[0])
            .sorted()
            .toList();
    assertEquals(List.of("bob answered", "bob mentioned you"), lines);
  }
}
