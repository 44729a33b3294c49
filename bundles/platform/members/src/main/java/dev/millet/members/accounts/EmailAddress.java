package dev.millet.members.accounts;

import dev.millet.api.gateway.Problem;
import dev.millet.api.text.DomainName;
import dev.millet.platform.api.mail.MailRecipient;
import java.util.Locale;
import java.util.Optional;

/**
 * A mail address to which mail can be sent.
 *
 * @param text as it was typed
 * @param key equal for two spellings of one address: the domain in the form of the network ({@link
 *     DomainName}), and both parts without regard to case
 */
public record EmailAddress(String text, String key) {

  /** Returns the address that somebody typed; empty where nothing could be sent to it. */
  public static Optional<EmailAddress> parse(String typed) {
    String text = typed.strip();
    if (!MailRecipient.isAddress(text)) {
      return Optional.empty();
    }
    int at = text.indexOf('@');
    String local = text.substring(0, at).toLowerCase(Locale.ROOT);
    return DomainName.ascii(text.substring(at + 1))
        .map(domain -> new EmailAddress(text, local + '@' + domain));
  }

  /**
   * Returns the address that somebody typed.
   *
   * @throws dev.millet.api.gateway.ProblemException 422 where nothing could be sent to it
   */
  public static EmailAddress of(String typed) {
    return parse(typed)
        .orElseThrow(
            () -> Problem.invalid("email", "form", "This is no mail address").toException());
  }

  /** Never shows the address. */
  @Override
  public String toString() {
    return "EmailAddress[]";
  }
}
