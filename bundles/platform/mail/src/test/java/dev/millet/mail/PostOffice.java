package dev.millet.mail;

import dev.millet.api.database.Database;
import dev.millet.api.json.Json;
import dev.millet.mail.content.Letters;
import dev.millet.mail.http.MailView;
import dev.millet.mail.queue.Claims;
import dev.millet.mail.queue.Decisions;
import dev.millet.mail.queue.MailQueue;
import dev.millet.mail.queue.Upkeep;
import dev.millet.mail.sending.Checks;
import dev.millet.mail.sending.Sender;
import dev.millet.mail.sending.SendingServices;
import dev.millet.mail.sending.ServerState;
import dev.millet.mail.sending.TestMail;
import dev.millet.mail.settings.CurrentSetup;
import dev.millet.mail.smtp.MailConnector;
import dev.millet.mail.smtp.SmtpConnector;
import dev.millet.modules.JacksonJson;
import dev.millet.platform.api.mail.MailBody;
import dev.millet.platform.api.mail.MailMessage;
import dev.millet.platform.api.mail.MailRecipient;
import dev.millet.platform.api.mail.MailState;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;

/** Everything of this bundle on a database, without a framework around it. */
public final class PostOffice implements AutoCloseable {

  /** Longer than any test, but for those about a server that hangs. */
  private static final Duration LONG = Duration.ofMinutes(1);

  public final FakeMailSettings settings;
  public final MailQueue queue;
  public final Claims claims;
  public final Upkeep upkeep;
  public final Decisions decisions;
  public final Checks checks = new Checks();
  private final SendingServices services;
  private Sender sender;

  public PostOffice(Database database, int port) {
    this(database, port, new SmtpConnector(LONG, LONG, null));
  }

  public PostOffice(Database database, int port, MailConnector connector) {
    Json json = new JacksonJson();
    FakeSite site = new FakeSite();
    settings = new FakeMailSettings(port);
    queue = new MailQueue(database, json, site);
    claims = new Claims(queue);
    upkeep = new Upkeep(queue);
    decisions = new Decisions(queue);
    services =
        new SendingServices(
            claims,
            queue.refused(),
            new CurrentSetup(settings, site, site),
            new Letters(json, site, (language, key) -> "Unsubscribe"),
            connector,
            checks,
            InstantSource.system());
  }

  /** Returns what pages show. */
  public MailView view() {
    return new MailView(
        services.setup(),
        decisions,
        queue.refused(),
        sender == null ? new ServerState(InstantSource.system()) : sender.server(),
        new TestMail(services.setup(), services.letters(), new JacksonJson(), services.connector()),
        () -> {
          if (sender != null) {
            sender.wake();
          }
        });
  }

  /** Begins to send. */
  public PostOffice open() {
    sender = new Sender(services, upkeep);
    sender.start();
    return this;
  }

  public Sender sender() {
    return sender;
  }

  /** Queues a message, and has it sent soon. */
  public long queue(MailMessage message) {
    long id = queue.add(message, "example.com");
    if (sender != null) {
      sender.wake();
    }
    return id;
  }

  public static MailMessage message(String address) {
    return message(address, "Hello");
  }

  public static MailMessage message(String address, String subject) {
    return MailMessage.of(
        "test.hello",
        new MailRecipient(address, "Lee", null),
        Locale.ENGLISH,
        subject,
        MailBody.empty().paragraph("Hello " + address));
  }

  public MailState state(long id) {
    return queue.state(id).orElseThrow();
  }

  /** Waits until a message is in a state; the test's limit of time ends it otherwise. */
  public void await(long id, MailState state) throws InterruptedException {
    while (queue.state(id).orElse(null) != state) {
      Thread.sleep(5);
    }
  }

  @Override
  public void close() {
    if (sender != null) {
      sender.close();
    }
  }
}
