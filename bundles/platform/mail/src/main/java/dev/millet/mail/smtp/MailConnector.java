package dev.millet.mail.smtp;

import dev.millet.mail.settings.MailSetup;

/** Opens connections to the mail server. */
@FunctionalInterface
public interface MailConnector {

  /**
   * Opens a connection and signs in.
   *
   * @param attempt by which somebody else can end it
   * @throws MailServerException where that fails; no message has anything to do with it
   */
  MailConnection open(MailSetup setup, Attempt attempt) throws MailServerException;

  /** Opens a connection, which nobody ends. */
  default MailConnection open(MailSetup setup) throws MailServerException {
    return open(setup, new Attempt());
  }
}
