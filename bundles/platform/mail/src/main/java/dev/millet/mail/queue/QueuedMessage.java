package dev.millet.mail.queue;

import dev.millet.platform.api.mail.MailState;
import java.time.Instant;

/**
 * A message in the database.
 *
 * @param kind what it is for
 * @param secret whether its body lies encrypted in the outbox, and not in its content
 * @param validUntil when it is of no use any more
 * @param messageId its Message-ID, the same at each attempt
 */
public record QueuedMessage(
    long id,
    String kind,
    To to,
    Content content,
    boolean secret,
    Instant createdAt,
    Instant validUntil,
    String messageId,
    Delivery delivery) {

  /**
   * The person it goes to.
   *
   * @param name null for none
   * @param member null for somebody without an account
   */
  public record To(String address, String name, Long member) {}

  /**
   * The words of a message.
   *
   * @param language a BCP 47 tag
   * @param body its parts as JSON; null where it is secret, or not kept any more
   * @param unsubscribe null for none, and in the database, where it lies encrypted in the outbox
   * @param check the check that is asked before it is sent; null for none
   * @param context what that check needs; null for none
   */
  public record Content(
      String language,
      String subject,
      String body,
      String unsubscribe,
      String check,
      String context) {

    Content with(String link) {
      return new Content(language, subject, body, link, check, context);
    }
  }

  /**
   * How far a message has come.
   *
   * @param dueAt when it is sent next; where it is not to be sent, when it came to its state
   * @param attempts how often a server refused it for the time being
   * @param owner the sender that claimed it; null for none
   * @param claimedAt null where it never was
   * @param problem what was said when it failed last; null where it did not
   */
  public record Delivery(
      MailState state,
      Instant dueAt,
      int attempts,
      String owner,
      Instant claimedAt,
      String problem) {

    static Delivery dueAt(Instant due) {
      return new Delivery(MailState.WAITING, due, 0, null, null, null);
    }

    /**
     * Returns the delivery of a message that waits again.
     *
     * @param problem why it was refused; null where it was not tried
     */
    static Delivery again(QueuedMessage message, Instant due, String problem) {
      Delivery was = message.delivery();
      return problem == null
          ? new Delivery(MailState.WAITING, due, was.attempts(), null, null, was.problem())
          : new Delivery(
              MailState.WAITING, due, was.attempts() + 1, null, was.claimedAt(), problem);
    }
  }
}
