package dev.millet.mail.sending;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Database;
import dev.millet.mail.PostOffice;
import dev.millet.platform.api.mail.MailState;
import dev.millet.testing.SmtpServer;
import dev.millet.testing.SmtpServer.Step;
import dev.millet.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** An administrator does not wait as long as the sender for a server that says nothing. */
@RunWith(Parameterized.class)
public final class ClosedConnectionTest {

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Rule public final Timeout limit = Timeout.seconds(60);

  private final Database database;
  private final SmtpServer server = SmtpServer.start();
  private PostOffice office;

  public ClosedConnectionTest(TestDatabase test) {
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

  /** The limit of time of an answer is far away. */
  @Test
  public void aConnectionThatHangsIsClosedByHandAndTheMessageGoesOverAnother() throws Exception {
    CountDownLatch hangs = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    server.answer(
        Step.GREETING,
        line -> {
          hangs.countDown();
          over.await();
          return null;
        });
    long id = office.queue(PostOffice.message("lee@example.com"));
    hangs.await();
    server.answer(Step.GREETING, null);

    ServerState state = office.sender().server();
    while (!state.endOpening(Duration.ZERO)) {
      Thread.sleep(1);
    }
    String problem = down();
    assertTrue(problem, problem.contains("until an administrator had the connection closed"));
    office.sender().wake();

    office.await(id, MailState.SENT);
    over.countDown();
    assertEquals(1, server.messages().size());
  }

  private String down() throws InterruptedException {
    while (office.sender().server().down().isEmpty()) {
      Thread.sleep(5);
    }
    return office.sender().server().down().get().problem();
  }
}
