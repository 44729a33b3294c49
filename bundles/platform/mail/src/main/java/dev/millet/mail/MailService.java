package dev.millet.mail;

import dev.millet.api.database.Database;
import dev.millet.api.json.Json;
import dev.millet.api.secrets.Secrets;
import dev.millet.mail.content.Letters;
import dev.millet.mail.queue.Claims;
import dev.millet.mail.queue.MailQueue;
import dev.millet.mail.queue.Upkeep;
import dev.millet.mail.sending.Checks;
import dev.millet.mail.sending.Sender;
import dev.millet.mail.sending.SendingServices;
import dev.millet.mail.settings.CurrentSetup;
import dev.millet.mail.settings.MailSettings;
import dev.millet.mail.settings.MailSetup;
import dev.millet.mail.smtp.SmtpConnector;
import dev.millet.platform.api.mail.Mail;
import dev.millet.platform.api.mail.MailCheck;
import dev.millet.platform.api.mail.MailMessage;
import dev.millet.platform.api.mail.MailRecipient;
import dev.millet.platform.api.mail.MailState;
import dev.millet.platform.api.pages.SiteBranding;
import dev.millet.platform.api.settings.LiveSettings;
import dev.millet.platform.api.settings.SiteOrigin;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Queues mail, and sends it in the background. */
@Component(service = {Mail.class, MailService.class})
public final class MailService implements Mail {

  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(20);
  private static final Duration ANSWER_LIMIT = Duration.ofMinutes(2);
  private static final String NO_DOMAIN = "millet.invalid";

  private final Database database;
  private final CurrentSetup setup;
  private final MailQueue queue;
  private final Letters letters;
  private final Checks checks = new Checks();
  private final Sender sender;

  @Activate
  public MailService(
      @Reference Database database,
      @Reference Json json,
      @Reference Secrets secrets,
      @Reference LiveSettings live,
      @Reference SiteBranding branding,
      @Reference SiteOrigin origin,
      @Reference MailWords words) {
    this.database = database;
    setup = new CurrentSetup(live.of(MailSettings.class), branding, origin);
    queue = new MailQueue(database, json, secrets);
    letters = new Letters(json, branding, words::find);
    SendingServices services =
        new SendingServices(
            new Claims(queue),
            queue.refused(),
            setup,
            letters,
            new SmtpConnector(CONNECT_LIMIT, ANSWER_LIMIT, null),
            checks,
            InstantSource.system());
    sender = new Sender(services, new Upkeep(queue));
    sender.start();
  }

  MailQueue messages() {
    return queue;
  }

  CurrentSetup setup() {
    return setup;
  }

  Letters letters() {
    return letters;
  }

  Sender sender() {
    return sender;
  }

  @Override
  public boolean isSetUp() {
    return setup.get().missing().isEmpty();
  }

  @Override
  public long queue(MailMessage message) {
    MailSetup now = setup.get();
    boolean known = MailRecipient.isAddress(now.sender().address());
    long id = queue.add(message, known ? now.sender().domain() : NO_DOMAIN);
    database.afterCommit(sender::wake);
    return id;
  }

  @Override
  public boolean withdraw(long message) {
    return queue.withdraw(message);
  }

  @Override
  public Optional<MailState> state(long message) {
    return queue.state(message);
  }

  @Override
  public boolean isRefused(String address) {
    return queue.refused().has(address);
  }

  @Override
  public void addCheck(MailCheck check) {
    checks.add(check);
    sender.wake();
  }

  @Override
  public void removeCheck(MailCheck check) {
    checks.remove(check);
  }

  /** Ends what is being sent. */
  @Deactivate
  public void stop() {
    sender.close();
  }
}
