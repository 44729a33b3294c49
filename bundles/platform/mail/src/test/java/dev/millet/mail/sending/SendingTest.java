package dev.millet.mail.sending;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Database;
import dev.millet.api.lists.ListRequest;
import dev.millet.mail.PostOffice;
import dev.millet.mail.queue.QueuedMessage;
import dev.millet.mail.smtp.SmtpConnector;
import dev.millet.platform.api.mail.MailState;
import dev.millet.testing.SmtpServer;
import dev.millet.testing.SmtpServer.Step;
import dev.millet.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class SendingTest {

  /** A machine that stands still for a moment is no server that hangs. */
  private static final Duration SHORT = Duration.ofSeconds(2);

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Rule public final Timeout limit = Timeout.seconds(60);

  private final Database database;
  private final SmtpServer server = SmtpServer.start();
  private PostOffice office;

  public SendingTest(TestDatabase test) {
    database = test.database();
  }

  @Before
  public void begin() {
    for (String table : List.of("mail_messages", "mail_local_outbox", "mail_refused")) {
      database.write(handle -> handle.execute("DELETE FROM " + table));
    }
    office = new PostOffice(database, server.port()).open();
  }

  @After
  public void end() {
    server.close();
    office.close();
  }

  /** An impatient sender, for a server that does not answer. */
  private void impatient() {
    office.close();
    office = new PostOffice(database, server.port(), new SmtpConnector(SHORT, SHORT, null)).open();
  }

  private String problem(MailState state) {
    return office.decisions.list(state, ListRequest.first(10)).items().stream()
        .map(message -> message.delivery().problem())
        .collect(Collectors.joining("|"));
  }

  private List<QueuedMessage> waiting() {
    return office.decisions.list(MailState.WAITING, ListRequest.first(10)).items();
  }

  private QueuedMessage refusedForNow() throws InterruptedException {
    List<QueuedMessage> waiting = waiting();
    while (waiting.isEmpty() || waiting.get(0).delivery().attempts() == 0) {
      Thread.sleep(5);
      waiting = waiting();
    }
    return waiting.get(0);
  }

  /** Waits until the server has been tried and found wanting. */
  private String down() throws InterruptedException {
    while (office.sender().server().down().isEmpty()) {
      Thread.sleep(5);
    }
    return office.sender().server().down().get().problem();
  }

  @Test
  public void messagesGoOutOverOneConnection() throws Exception {
    List<Long> ids = new ArrayList<>();
    database.write(
        handle -> {
          for (int i = 0; i < 20; i++) {
            ids.add(
                office.queue.add(PostOffice.message("lee" + i + "@example.com"), "example.com"));
          }
          return null;
        });
    office.sender().wake();
    for (long id : ids) {
      office.await(id, MailState.SENT);
    }
    assertEquals(20, server.messages().size());
    assertEquals(1, server.connections());
  }

  @Test
  public void manyGoOutOverFewConnectionsEachOnce() throws Exception {
    List<Long> ids = new ArrayList<>();
    database.write(
        handle -> {
          for (int i = 0; i < 300; i++) {
            ids.add(
                office.queue.add(PostOffice.message("lee" + i + "@example.com"), "example.com"));
          }
          return null;
        });
    office.sender().wake();
    for (long id : ids) {
      office.await(id, MailState.SENT);
    }
    assertEquals(
        300,
        server.messages().stream()
            .map(message -> message.replaceAll("(?s).*\r\nMessage-ID: (\\S+)\r\n.*", "$1"))
            .distinct()
            .count());
    assertEquals(300, server.messages().size());
    assertTrue("connections: " + server.connections(), server.connections() <= 4);
  }

  @Test
  public void aServerThatRefusesForNowIsAskedAgainLater() throws Exception {
    server.answer(Step.RCPT, line -> "451 4.7.1 greylisted, come back");
    long id = office.queue(PostOffice.message("lee@example.com"));
    QueuedMessage later = refusedForNow();
    assertEquals(id, later.id());
    assertTrue(later.delivery().problem(), later.delivery().problem().contains("greylisted"));
    assertTrue(later.delivery().dueAt().isAfter(later.createdAt().plusSeconds(50)));
    assertFalse(office.queue.refused().has("lee@example.com"));
  }

  @Test
  public void anAddressThatDoesNotExistIsMarkedAndNotTriedAgain() throws Exception {
    server.answer(Step.RCPT, line -> line.contains("gone") ? "550 5.1.1 no such user" : "250 OK");
    long gone = office.queue(PostOffice.message("gone@example.com"));
    long there = office.queue(PostOffice.message("lee@example.com"));
    office.await(gone, MailState.FAILED);
    office.await(there, MailState.SENT);
    assertTrue(office.queue.refused().has("GONE@example.com"));
    long next = office.queue(PostOffice.message("Gone@example.com"));
    office.await(next, MailState.FAILED);
    assertEquals(1, server.messages().size());
  }

  @Test
  public void aServerThatDoesNotLikeTheSenderMarksNobody() throws Exception {
    server.answer(Step.RCPT, line -> "550 5.7.1 relaying denied");
    long first = office.queue(PostOffice.message("lee@example.com"));
    office.await(first, MailState.FAILED);
    assertFalse(office.queue.refused().has("lee@example.com"));
    server.answer(Step.RCPT, null);
    server.answer(Step.END, line -> "554 5.7.1 spam");
    long second = office.queue(PostOffice.message("lee@example.com"));
    office.await(second, MailState.FAILED);
    assertTrue(problem(MailState.FAILED).contains("spam"));
    assertEquals(List.of(), server.messages());
  }

  @Test
  public void aServerThatDropsTheConnectionBehindTheMessageLeavesItUncertain() throws Exception {
    server.answer(Step.END, line -> null);
    long id = office.queue(PostOffice.message("lee@example.com"));
    office.await(id, MailState.UNCERTAIN);
    server.answer(Step.END, null);
    long next = office.queue(PostOffice.message("mia@example.com"));
    office.await(next, MailState.SENT);
    assertEquals("both, and none twice", 2, server.messages().size());
  }

  @Test
  public void aServerThatHangsBehindTheMessageLeavesItUncertain() throws Exception {
    impatient();
    CountDownLatch over = new CountDownLatch(1);
    server.answer(
        Step.END,
        line -> {
          over.await();
          return null;
        });
    long id = office.queue(PostOffice.message("lee@example.com"));
    office.await(id, MailState.UNCERTAIN);
    over.countDown();
  }

  @Test
  public void aServerThatDropsOrHangsBeforeLosesNothing() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    for (Step step : List.of(Step.GREETING, Step.EHLO, Step.MAIL, Step.DATA)) {
      server.answer(step, line -> null);
      impatient();
      long id = office.queue(PostOffice.message(step + "@example.com"));
      down();
      server.answer(
          step,
          line -> {
            over.await();
            return null;
          });
      office.await(id, MailState.WAITING);
      office.close();
      server.answer(step, null);
      database.write(
          handle -> handle.execute("UPDATE mail_messages SET delivery_due_at = created_at"));
      office = new PostOffice(database, server.port()).open();
      office.await(id, MailState.SENT);
    }
    over.countDown();
    assertEquals(4, server.messages().size());
  }

  @Test
  public void aServerThatEndsTheConnectionAfterSomeMessagesGetsTheRestOverAnother()
      throws Exception {
    List<Long> ids = new ArrayList<>();
    database.write(
        handle -> {
          for (int i = 0; i < 7; i++) {
            ids.add(
                office.queue.add(PostOffice.message("lee" + i + "@example.com"), "example.com"));
          }
          return null;
        });
    server.answer(
        Step.MAIL,
        line -> server.messages().size() == 3 && server.connections() == 1 ? null : "250 OK");
    office.sender().wake();
    for (long id : ids) {
      office.await(id, MailState.SENT);
    }
    assertEquals(7, server.messages().size());
    assertEquals(2, server.connections());
    assertTrue(office.sender().server().down().isEmpty());
  }

  @Test
  public void anotherServerIsTriedAtOnce() throws Exception {
    office.settings.port(1);
    long id = office.queue(PostOffice.message("lee@example.com"));
    assertTrue(down().contains("127.0.0.1:1"));
    office.await(id, MailState.WAITING);
    assertEquals(0, waiting().get(0).delivery().attempts());
    office.settings.port(server.port());
    office.sender().wake();
    office.await(id, MailState.SENT);
    assertTrue(office.sender().server().down().isEmpty());
  }

  @Test
  public void aWrongPasswordIsTheServersProblemAndNoMessages() throws Exception {
    server.answer(Step.AUTH, line -> "535 5.7.8 wrong password");
    office.settings.user("ideas");
    long id = office.queue(PostOffice.message("lee@example.com"));
    String problem = down();
    assertTrue(problem, problem.contains("wrong password"));
    assertFalse(problem, problem.contains("secret"));
    office.await(id, MailState.WAITING);
  }

  @Test
  public void withoutAServerMessagesWait() throws Exception {
    office.settings.host("");
    long id = office.queue(PostOffice.message("lee@example.com"));
    office.settings.host("127.0.0.1");
    office.sender().wake();
    office.await(id, MailState.SENT);
  }
}
