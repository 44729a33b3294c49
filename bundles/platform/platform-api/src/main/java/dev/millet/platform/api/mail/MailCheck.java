package dev.millet.platform.api.mail;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Answers, right before a message is handed to the mail server, whether it may still be sent: it
 * may have waited for hours, and what it tells may be hidden by now, or its recipient may not want
 * it any more. Thread-safe.
 *
 * @since 1.1
 */
@ConsumerType
public interface MailCheck {

  /** The answers about a message. */
  enum Answer {
    /** It is sent now. */
    SEND,
    /** It is withdrawn. */
    WITHDRAW,
    /** It is asked about again in a while, since nobody can tell at this moment. */
    LATER
  }

  /** Returns the name that messages give with {@link MailMessage#withCheck}. */
  String name();

  /**
   * Decides about a message. It is called outside of a transaction by the threads that send; an
   * exception counts as {@link Answer#LATER}.
   *
   * @param message its id
   * @param to the person it was queued for
   * @param context what was given with {@link MailMessage#withCheck}
   */
  Answer ask(long message, MailRecipient to, String context);
}
