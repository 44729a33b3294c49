package dev.millet.mail.smtp;

import dev.millet.mail.settings.MailSetup;

/** Opens connections to the mail server. */
@FunctionalInterface
public interface MailConnector {

  /**
   * Opens a connection and signs in.
   *
   * @throws MailServerException where that fails; no message has anything to do with it
   */
  MailConnection open(MailSetup setup) throws MailServerException;
}
