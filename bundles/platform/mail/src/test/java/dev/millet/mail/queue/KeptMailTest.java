package dev.millet.mail.queue;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.ProblemException;
import dev.millet.mail.PostOffice;
import dev.millet.platform.api.mail.MailMessage;
import dev.millet.platform.api.mail.MailState;
import dev.millet.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import org.junit.Test;

/** What of a message lies in the database, and for how long. */
public final class KeptMailTest extends MailQueueGround {

  public KeptMailTest(TestDatabase test) {
    super(test);
  }

  private void end(long id) {
    database.write(
        handle ->
            handle.execute("UPDATE mail_messages SET valid_until = created_at WHERE id = " + id));
  }

  @Test
  public void aSecretLiesEncryptedInTheOutboxAloneAndIsWipedOnceItIsSent() {
    office.queue(secret("lee@example.com"));
    assertEquals("", stored("content_body", "mail_messages"));
    assertFalse(stored("sealed", "mail_local_outbox").contains("s3cr3t"));
    Claims.Claim claim = claim("a");
    assertTrue(claim.body().orElseThrow().contains("/reset/s3cr3t"));
    office.claims.handOver(claim.message());
    office.claims.sent(claim.message());
    assertEquals("", stored("sealed", "mail_local_outbox"));
  }

  /** Whoever has the link to get no more can use it without signing in. */
  private static MailMessage withLink(String address) {
    return PostOffice.message(address).withUnsubscribe("/off/t0k3n");
  }

  private String rows(String table) {
    return database.read(
        handle -> handle.createQuery("SELECT * FROM " + table).mapToMap().list().toString());
  }

  @Test
  public void theLinkToGetNoMoreLiesEncryptedAndIsWipedOnceItIsSent() {
    office.queue(withLink("lee@example.com"));
    assertFalse(rows("mail_messages").contains("t0k3n"));
    assertFalse(rows("mail_local_outbox").contains("t0k3n"));
    Claims.Claim claim = claim("a");
    assertEquals("/off/t0k3n", claim.message().content().unsubscribe());
    office.claims.handOver(claim.message());
    office.claims.sent(claim.message());
    assertEquals("", stored("sealed_link", "mail_local_outbox"));
  }

  @Test
  public void whatAnEarlierVersionKeptInTheOpenIsEncryptedOrWiped() {
    long waiting = office.queue(PostOffice.message("lee@example.com"));
    long sent = office.queue(PostOffice.message("mia@example.com"));
    office.claims.claim("a", ALL).stream()
        .filter(claim -> claim.message().id() == sent)
        .forEach(
            claim -> {
              office.claims.handOver(claim.message());
              office.claims.sent(claim.message());
            });
    database.write(
        handle -> {
          handle.execute("UPDATE mail_messages SET content_unsubscribe = '/off/t0k3n'");
          return handle.execute(
              "UPDATE mail_messages SET delivery_state = 'WAITING', delivery_owner = NULL"
                  + " WHERE delivery_state = 'SENDING'");
        });
    office.upkeep.begin();
    office.upkeep.run();
    assertFalse(rows("mail_messages").contains("t0k3n"));
    Claims.Claim claim = claim("b");
    assertEquals(waiting, claim.message().id());
    assertEquals("/off/t0k3n", claim.message().content().unsubscribe());
    assertTrue(claim.body().orElseThrow().contains("Hello lee"));
  }

  @Test
  public void theWordsOfAMessageAreForgottenOnceItIsSent() {
    office.queue(PostOffice.message("lee@example.com"));
    Claims.Claim claim = claim("a");
    office.claims.handOver(claim.message());
    assertNotEquals("", stored("content_body", "mail_messages"));
    office.claims.sent(claim.message());
    assertEquals("", stored("content_body", "mail_messages"));
  }

  @Test
  public void aSecretThatHasExpiredIsWipedAndNeverSent() {
    long waiting = office.queue(secret("lee@example.com"));
    long failed = office.queue(secret("mia@example.com"));
    office.claims.claim("a", ALL).stream()
        .filter(claim -> claim.message().id() == failed)
        .forEach(claim -> office.claims.stop(claim.message(), MailState.FAILED, "550 no"));
    office.upkeep.begin();
    end(waiting);
    end(failed);
    database.write(
        handle ->
            handle.execute(
                "UPDATE mail_messages SET delivery_state = 'WAITING', delivery_owner = NULL"
                    + " WHERE id = "
                    + waiting));
    assertEquals(List.of(), office.claims.claim("a", ALL));
    office.upkeep.run();
    assertEquals(MailState.EXPIRED, office.state(waiting));
    assertEquals(MailState.EXPIRED, office.state(failed));
    assertEquals("", stored("sealed", "mail_local_outbox"));
    assertThrows(ProblemException.class, () -> office.decisions.tryAgain(failed));
  }

  @Test
  public void whatCameWithABackupIsNotSentByItself() {
    long plain = office.queue(PostOffice.message("lee@example.com"));
    long secret = office.queue(secret("mia@example.com"));
    database.write(handle -> handle.execute("DELETE FROM mail_local_outbox"));
    assertEquals(List.of(), office.claims.claim("a", ALL));
    office.upkeep.run();
    assertEquals(MailState.UNCERTAIN, office.state(plain));
    assertEquals(MailState.EXPIRED, office.state(secret));
    office.decisions.tryAgain(plain);
    assertEquals(plain, claim("a").message().id());
  }

  @Test
  public void oldMessagesGoWithTheirKeys() {
    MailMessage once = PostOffice.message("lee@example.com").once("test.hello/1");
    long id = office.queue(once);
    Claims.Claim claim = claim("a");
    office.claims.handOver(claim.message());
    office.claims.sent(claim.message());
    office.upkeep.deleteOld(database.now().minus(Duration.ofDays(1)));
    assertEquals(MailState.SENT, office.state(id));
    office.upkeep.deleteOld(database.now());
    assertTrue(office.queue.state(id).isEmpty());
    assertNotEquals(id, office.queue(once));
  }

  @Test
  public void aMemberGetsACopyAndIsErased() throws Exception {
    office.queue(secret("lee@example.com"));
    var data = new MailData(office.queue).contribution();
    String copy = data.exporter().export(7).toString();
    assertTrue(copy, copy.contains("重设密码") && !copy.contains("s3cr3t"));
    assertTrue(database.write(handle -> data.erasure().eraseSome(7)));
    assertEquals("", stored("to_address", "mail_messages"));
    assertEquals(List.of(), data.exporter().export(7));
  }
}
