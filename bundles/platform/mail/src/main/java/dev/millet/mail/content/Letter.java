package dev.millet.mail.content;

/**
 * A message as it is sent.
 *
 * @param messageId with its angle brackets
 * @param language a BCP 47 tag
 * @param unsubscribe an address; null for none
 */
public record Letter(
    Mailbox from,
    Mailbox to,
    String replyTo,
    String subject,
    String messageId,
    String language,
    String unsubscribe,
    String text,
    String html) {

  /**
   * An address with a name.
   *
   * @param name null or empty for none
   */
  public record Mailbox(String address, String name) {}
}
