package dev.millet.platform.api.mail;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Sends mail. A message is queued inside the caller's transaction, so it exists if and only if the
 * change that it tells of does; it is handed to the mail server soon after the commit. Each message
 * is sent at most once: where a crash leaves it unknown whether the server took it, only an
 * administrator sends it again. Thread-safe.
 */
@ProviderType
public interface Mail {

  /**
   * Returns whether mail can be sent: an administrator has set up a mail server and the address of
   * the site. Ask before queueing, and do without mail where it is false. It reads from memory and
   * says nothing of whether the server answers.
   */
  boolean isSetUp();

  /**
   * Queues a message in the caller's transaction; in one of its own where none is open. A message
   * that cannot be sent before it expires, because mail is not set up or the server refuses it, is
   * shown to administrators.
   *
   * @return the id of the message; of the first one where its {@link MailMessage#once} key was used
   *     before, and nothing is queued then
   */
  long queue(MailMessage message);

  /**
   * Takes a message back that has not been handed to the server, such as a link that a newer one
   * replaces. Joins the caller's transaction.
   *
   * @return false where it is too late, or the message is not known
   */
  boolean withdraw(long message);

  /** Returns how far a message has come; empty where it is not known, or no longer kept. */
  Optional<MailState> state(long message);

  /**
   * Returns whether the mail server said that an address does not exist. Nothing is sent to it
   * until an administrator clears the mark.
   */
  boolean isRefused(String address);

  /**
   * Has a check asked about the messages that name it, until it is removed. Messages that name a
   * check which is not there wait for it.
   *
   * @since 1.1
   */
  void addCheck(MailCheck check);

  /**
   * Ends what {@link #addCheck} began; does nothing where the check is not known.
   *
   * @since 1.1
   */
  void removeCheck(MailCheck check);
}
