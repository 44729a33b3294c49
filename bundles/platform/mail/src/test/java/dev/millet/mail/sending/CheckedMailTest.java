package dev.millet.mail.sending;

import static org.junit.Assert.assertEquals;

import dev.millet.api.database.Database;
import dev.millet.mail.PostOffice;
import dev.millet.platform.api.mail.MailCheck;
import dev.millet.platform.api.mail.MailRecipient;
import dev.millet.platform.api.mail.MailState;
import dev.millet.testing.SmtpServer;
import dev.millet.testing.TestDatabase;
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

/** A message is asked about right before it is sent. */
@RunWith(Parameterized.class)
public final class CheckedMailTest {

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Rule public final Timeout limit = Timeout.seconds(60);

  private final Database database;
  private final SmtpServer server = SmtpServer.start();
  private final PostOffice office;

  public CheckedMailTest(TestDatabase test) {
    database = test.database();
    office = new PostOffice(database, server.port());
  }

  /** A check that answers what the context says. */
  private static final class Said implements MailCheck {
    final CountDownLatch asked = new CountDownLatch(1);

    @Override
    public String name() {
      return "said";
    }

    @Override
    public Answer ask(long message, MailRecipient to, String context) {
      asked.countDown();
      return Answer.valueOf(context);
    }
  }

  @Before
  public void empty() {
    for (String table : List.of("mail_messages", "mail_local_outbox", "mail_refused")) {
      database.write(handle -> handle.execute("DELETE FROM " + table));
    }
  }

  @After
  public void end() {
    server.close();
    office.close();
  }

  private long queue(String context) {
    return office.queue(PostOffice.message(context + "@example.com").withCheck("said", context));
  }

  @Test
  public void whatMayNotBeSentIsWithdrawnAndTheOthersGo() throws Exception {
    office.checks.add(new Said());
    long no = queue("WITHDRAW");
    long broken = queue("NONSENSE");
    long later = queue("LATER");
    long yes = queue("SEND");
    office.open();
    office.await(yes, MailState.SENT);
    office.await(no, MailState.WITHDRAWN);
    office.await(later, MailState.WAITING);
    office.await(broken, MailState.WAITING);
    assertEquals(1, server.messages().size());
  }

  @Test
  public void whatNamesACheckThatIsNotThereWaits() throws Exception {
    long waits = queue("SEND");
    office.open();
    long free = office.queue(PostOffice.message("lee@example.com"));
    office.await(free, MailState.SENT);
    office.await(waits, MailState.WAITING);
  }
}
