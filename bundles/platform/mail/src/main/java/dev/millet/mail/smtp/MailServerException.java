package dev.millet.mail.smtp;

/** The mail server cannot be reached, or does not let this site in. */
public final class MailServerException extends Exception {

  private static final long serialVersionUID = 1L;

  public MailServerException(String message, Throwable cause) {
    super(Outcome.line(message), cause);
  }
}
