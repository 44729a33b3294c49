package dev.millet.mail.queue;

import dev.millet.api.database.Database;
import dev.millet.mail.PostOffice;
import dev.millet.platform.api.mail.MailBody;
import dev.millet.platform.api.mail.MailMessage;
import dev.millet.platform.api.mail.MailRecipient;
import dev.millet.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.Before;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** A queue of mail on each database, empty before each test. */
@RunWith(Parameterized.class)
public abstract class MailQueueGround {

  static final Claims.Limits ALL = new Claims.Limits(1000, 0);

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  final Database database;
  final PostOffice office;

  MailQueueGround(TestDatabase test) {
    database = test.database();
    office = new PostOffice(database, 1);
  }

  @Before
  public final void empty() {
    for (String table :
        List.of("mail_messages", "mail_local_outbox", "mail_once", "mail_refused", "mail_rates")) {
      database.write(handle -> handle.execute("DELETE FROM " + table));
    }
  }

  static MailMessage secret(String address) {
    return MailMessage.of(
            "members.reset",
            new MailRecipient(address, "李雷", 7L),
            Locale.SIMPLIFIED_CHINESE,
            "重设密码",
            MailBody.empty().button("重设密码", "/reset/s3cr3t"))
        .withSecretBody()
        .validFor(Duration.ofHours(1));
  }

  final String stored(String column, String table) {
    return database.read(
        handle ->
            String.join(
                "|",
                handle
                    .createQuery(
                        "SELECT " + column + " FROM " + table + " WHERE " + column + " IS NOT NULL")
                    .mapTo(String.class)
                    .list()));
  }

  final Claims.Claim claim(String owner) {
    return office.claims.claim(owner, ALL).get(0);
  }
}
