package dev.millet.mail.queue;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.ProblemException;
import dev.millet.api.lists.ListRequest;
import dev.millet.mail.PostOffice;
import dev.millet.platform.api.mail.MailMessage;
import dev.millet.platform.api.mail.MailState;
import dev.millet.testing.Race;
import dev.millet.testing.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.Test;

public final class MailQueueTest extends MailQueueGround {

  public MailQueueTest(TestDatabase test) {
    super(test);
  }

  @Test
  public void aMessageIsThereWithItsTransactionOnly() {
    assertThrows(
        IllegalStateException.class,
        () ->
            database.write(
                handle -> {
                  office.queue(PostOffice.message("lee@example.com"));
                  throw new IllegalStateException("undone");
                }));
    assertEquals(List.of(), office.claims.claim("a", ALL));
  }

  @Test
  public void eachMessageIsClaimedOnceByWhicheverSender() throws Exception {
    Set<Long> queued = new TreeSet<>();
    for (int i = 0; i < 60; i++) {
      queued.add(office.queue(PostOffice.message("lee" + i + "@example.com")));
    }
    Set<Long> claimed = new ConcurrentSkipListSet<>();
    Queue<Long> twice = new ConcurrentLinkedQueue<>();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Void>> senders = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        String owner = "sender " + i;
        senders.add(
            () -> {
              List<Claims.Claim> batch = office.claims.claim(owner, new Claims.Limits(5, 0));
              while (!batch.isEmpty()) {
                batch.forEach(
                    claim -> {
                      if (!claimed.add(claim.message().id())) {
                        twice.add(claim.message().id());
                      }
                    });
                batch = office.claims.claim(owner, new Claims.Limits(5, 0));
              }
              return null;
            });
      }
      for (Future<Void> sender : threads.invokeAll(senders)) {
        sender.get();
      }
    } finally {
      threads.shutdown();
    }
    assertEquals(queued, claimed);
    assertTrue(twice.toString(), twice.isEmpty());
  }

  @Test
  public void noMoreIsClaimedInAMinuteThanTheServerTakes() {
    for (int i = 0; i < 9; i++) {
      office.queue(PostOffice.message("lee" + i + "@example.com"));
    }
    assertEquals(1, office.claims.claim("a", new Claims.Limits(3, 5)).size());
    assertEquals(0, office.claims.claim("b", new Claims.Limits(3, 5)).size());
    assertEquals(8, office.claims.claim("a", new Claims.Limits(100, 0)).size());
  }

  @Test
  public void inNoMinuteAreThereMoreMessagesThanTheRate() {
    for (int rate : new int[] {1, 5, 60, 600, 10_000}) {
      List<Instant> claimed = new ArrayList<>();
      Instant begin = Instant.parse("2026-03-02T03:00:00Z");
      Instant free = Instant.EPOCH;
      for (int second = 0; second < 300; second++) {
        Pace pace = new Pace(rate, free, begin.plusSeconds(second));
        free = pace.after(pace.allowed());
        for (int i = pace.allowed(); i > 0; i--) {
          claimed.add(begin.plusSeconds(second));
        }
      }
      for (Instant each : claimed) {
        Instant end = each.plusSeconds(60);
        long within = claimed.stream().filter(at -> !at.isBefore(each) && at.isBefore(end)).count();
        assertTrue(rate + ": " + within, within <= rate);
        if (rate > 5_000) {
          break;
        }
      }
      assertTrue(rate + ": " + claimed.size(), claimed.size() >= rate * 4);
    }
  }

  @Test
  public void whoHasLostAClaimCannotHandOver() {
    long id = office.queue(PostOffice.message("lee@example.com"));
    Claims.Claim first = claim("a");
    office.claims.release(first.message());
    Claims.Claim second = claim("b");
    assertFalse(office.claims.handOver(first.message()));
    assertTrue(office.claims.handOver(second.message()));
    assertFalse("only once", office.claims.handOver(second.message()));
    office.claims.release(second.message());
    assertEquals(MailState.HANDED_OVER, office.state(id));
    office.claims.sent(second.message());
    assertEquals(MailState.SENT, office.state(id));
  }

  @Test
  public void whoHasLostAClaimCannotTakeTheMessageBack() {
    long id = office.queue(PostOffice.message("lee@example.com"));
    Claims.Claim first = claim("a");
    office.claims.release(first.message());
    office.claims.withdraw(first.message());
    assertEquals(MailState.WAITING, office.state(id));
    Claims.Claim second = claim("b");
    office.claims.withdraw(first.message());
    assertEquals(MailState.SENDING, office.state(id));
    office.claims.withdraw(second.message());
    assertEquals(MailState.WITHDRAWN, office.state(id));
  }

  @Test
  public void aLateAnswerSettlesWhatWasHeldForUncertain() {
    long id = office.queue(PostOffice.message("lee@example.com"));
    Claims.Claim claim = claim("a");
    office.claims.handOver(claim.message());
    database.write(
        handle ->
            handle.execute(
                "UPDATE mail_messages SET delivery_due_at = delivery_due_at - INTERVAL '1' HOUR"));
    office.upkeep.run();
    assertEquals(MailState.UNCERTAIN, office.state(id));
    office.claims.sent(claim.message());
    assertEquals(MailState.SENT, office.state(id));
  }

  @Test
  public void whatWasClaimedByADeadSenderIsClaimedAgain() {
    long id = office.queue(PostOffice.message("lee@example.com"));
    claim("dead");
    office.upkeep.run();
    assertEquals(MailState.SENDING, office.state(id));
    database.write(
        handle ->
            handle.execute(
                "UPDATE mail_messages"
                    + " SET delivery_claimed_at = delivery_claimed_at - INTERVAL '1' HOUR"));
    office.upkeep.run();
    assertEquals(id, claim("alive").message().id());
  }

  @Test
  public void aKeyIsUsedOnceAlsoByTwoAtTheSameMoment() throws Exception {
    MailMessage invitation =
        PostOffice.message("lee@example.com").once("members.invitation/lee@example.com");
    new Race(database).run(handle -> office.queue(invitation), () -> office.queue(invitation));
    List<Claims.Claim> claims = office.claims.claim("a", ALL);
    assertEquals(1, claims.size());
    assertEquals(claims.get(0).message().id(), office.queue(invitation));
  }

  @Test
  public void onlyAPersonHasAnUncertainMessageSentAgain() {
    long id = office.queue(PostOffice.message("lee@example.com"));
    Claims.Claim claim = claim("a");
    office.claims.handOver(claim.message());
    office.claims.stop(claim.message(), MailState.UNCERTAIN, "no answer");
    office.upkeep.begin();
    office.upkeep.run();
    assertEquals(List.of(), office.claims.claim("a", ALL));
    assertEquals(1, office.decisions.tryAllAgain(MailState.UNCERTAIN));
    assertEquals(id, claim("a").message().id());
    assertThrows(ProblemException.class, () -> office.decisions.tryAgain(id));
  }

  @Test
  public void aMessageIsTakenBackUntilItIsHandedOver() {
    long early = office.queue(PostOffice.message("lee@example.com"));
    Claims.Claim claim = claim("a");
    assertTrue(office.queue.withdraw(early));
    assertFalse(office.claims.handOver(claim.message()));
    assertEquals(MailState.WITHDRAWN, office.state(early));
    long late = office.queue(PostOffice.message("lee@example.com"));
    office.claims.handOver(claim("a").message());
    assertFalse(office.queue.withdraw(late));
  }

  @Test
  public void aRefusedAddressIsMarkedUntilSomebodyClearsIt() {
    long id = office.queue(PostOffice.message("Lee@Example.com"));
    office.claims.refuse(claim("a").message(), "550 5.1.1 no such user");
    assertEquals(MailState.FAILED, office.state(id));
    assertTrue(office.queue.refused().has("lee@example.COM"));
    assertEquals(1, office.queue.refused().list(ListRequest.first(10)).items().size());
    assertTrue(office.queue.refused().clear("LEE@example.com"));
    assertFalse(office.queue.refused().has("lee@example.com"));
  }

  @Test
  public void aSubjectIsOneLineWhateverItIsMadeOf() {
    office.queue(
        PostOffice.message("lee@example.com", "A\r\nBcc: all@example.com\u2028" + "长".repeat(300)));
    String subject = claim("a").message().content().subject();
    assertTrue(subject, subject.startsWith("A  Bcc: all@example.com 长"));
    assertEquals(200, subject.codePointCount(0, subject.length()));
  }
}
