package dev.millet.mail.sending;

import dev.millet.api.json.Json;
import dev.millet.mail.content.Letter;
import dev.millet.mail.content.Letters;
import dev.millet.mail.queue.QueuedMessage;
import dev.millet.mail.settings.CurrentSetup;
import dev.millet.mail.settings.MailSetup;
import dev.millet.mail.smtp.MailConnection;
import dev.millet.mail.smtp.MailConnector;
import dev.millet.mail.smtp.MailServerException;
import dev.millet.mail.smtp.Outcome;
import dev.millet.platform.api.mail.MailBody;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Sends a message at once, without the queue, so that whoever sets mail up sees what the server
 * says. Thread-safe.
 */
public final class TestMail {

  private final CurrentSetup setup;
  private final Letters letters;
  private final Json json;
  private final MailConnector connector;

  public TestMail(CurrentSetup setup, Letters letters, Json json, MailConnector connector) {
    this.setup = setup;
    this.letters = letters;
    this.json = json;
    this.connector = connector;
  }

  /**
   * Sends a message.
   *
   * @return what went wrong; empty where the server took it
   * @throws IllegalStateException where mail is not set up
   */
  public Optional<String> send(String address, Locale language, String subject, String text) {
    MailSetup now = setup.get();
    if (now.missing().isPresent()) {
      throw new IllegalStateException("mail is not set up");
    }
    Letter letter = letter(now, address, language, subject, text);
    try (MailConnection connection = connector.open(now)) {
      Outcome outcome = connection.send(letter, () -> true);
      return outcome.kind() == Outcome.Kind.ACCEPTED
          ? Optional.empty()
          : Optional.of(outcome.problem());
    } catch (MailServerException e) {
      return Optional.of(e.getMessage());
    }
  }

  private Letter letter(
      MailSetup now, String address, Locale language, String subject, String text) {
    String body = json.write(MailBody.empty().paragraph(text).parts());
    Instant at = Instant.now();
    QueuedMessage message =
        new QueuedMessage(
            0,
            "mail.test",
            new QueuedMessage.To(address, null, null),
            new QueuedMessage.Content(language.toLanguageTag(), subject, body, null, null, null),
            false,
            at,
            at,
            "<" + UUID.randomUUID() + "@" + now.sender().domain() + ">",
            null);
    return letters.write(message, body, now);
  }
}
