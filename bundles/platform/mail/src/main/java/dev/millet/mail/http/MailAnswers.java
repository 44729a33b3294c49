package dev.millet.mail.http;

import dev.millet.mail.queue.QueuedMessage;
import dev.millet.mail.sending.ServerState;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** The answers of the API of mail. */
final class MailAnswers {

  private MailAnswers() {}

  /**
   * How mail is doing.
   *
   * @param missing what is not set up: {@code host}, {@code from}, {@code origin} or {@code
   *     encryption}; left out where mail can be sent
   * @param server host and port; left out where none is set
   * @param openingSince since when a connection to the server is waited for; left out where none
   *     is, or for less than two seconds
   * @param down left out where the server answers, or was not asked yet
   * @param fault what else keeps messages from being sent; left out for nothing
   * @param counts the messages that have not come to their end, by state
   */
  record Status(
      boolean setUp,
      String missing,
      String server,
      Instant openingSince,
      ServerState.Down down,
      ServerState.Down fault,
      Map<String, Long> counts,
      long refusedAddresses) {}

  /**
   * A message, without its words.
   *
   * @param at when it is sent next; where it is not to be sent, when it came to its state
   * @param attempts how often the server refused it for the time being
   * @param problem omitted if unset
   */
  record Message(
      long id,
      String kind,
      String address,
      String subject,
      Instant createdAt,
      String state,
      Instant at,
      int attempts,
      String problem) {

    static Message of(QueuedMessage message) {
      QueuedMessage.Delivery delivery = message.delivery();
      return new Message(
          message.id(),
          message.kind(),
          message.to().address(),
          message.content().subject(),
          message.createdAt(),
          word(delivery.state()),
          delivery.dueAt(),
          delivery.attempts(),
          delivery.problem());
    }
  }

  /** Returns the word of a constant in the API, such as {@code handed-over}. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
