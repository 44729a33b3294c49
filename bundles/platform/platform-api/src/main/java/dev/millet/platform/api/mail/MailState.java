package dev.millet.platform.api.mail;

/** How far a message has come. */
public enum MailState {
  /** It waits to be sent, for the first time or again. */
  WAITING,
  /** It is being sent, and has not been handed to the mail server. */
  SENDING,
  /** It is being handed to the mail server, which has not answered yet. */
  HANDED_OVER,
  /** The mail server took it. */
  SENT,
  /** The mail server refused it for good, or it cannot be written. */
  FAILED,
  /** It is unknown whether the mail server took it. It is sent again only by a person. */
  UNCERTAIN,
  /** It could not be sent while it was valid. */
  EXPIRED,
  /** Its sender took it back, or an administrator gave it up. */
  WITHDRAWN
}
