package dev.millet.mail.smtp;

import java.util.Locale;

/**
 * How it went with a message.
 *
 * @param problem in one line, from the server where it said something; empty where all is well
 */
public record Outcome(Kind kind, String problem) {

  private static final int MAX_PROBLEM = 500;

  /** The kinds of outcomes. */
  public enum Kind {
    /** The server took it. */
    ACCEPTED,
    /** The server refused it for the time being. */
    REFUSED_FOR_NOW,
    /** The server refused it for good. */
    REFUSED,
    /** The server knows no such address. */
    ADDRESS_REFUSED,
    /** The connection broke after the message was handed over, and before an answer. */
    UNCERTAIN,
    /** The connection broke before the message was handed over: the server has not taken it. */
    NOT_HANDED_OVER,
    /** The claim was lost before the message was handed over. */
    CLAIM_LOST,
    /** The message cannot be written. */
    UNWRITABLE
  }

  static Outcome of(Kind kind, String problem) {
    return new Outcome(kind, line(problem));
  }

  /** Returns a text in one line, and no longer than is useful. */
  static String line(String text) {
    String line = String.valueOf(text).replaceAll("\\p{Cntrl}+", " ").strip();
    return line.length() <= MAX_PROBLEM ? line : line.substring(0, MAX_PROBLEM);
  }

  /**
   * Returns the outcome of a negative reply (RFC 5321, section 4.2.1).
   *
   * @param recipient whether it answers the address of the recipient
   */
  static Outcome refused(int code, String reply, boolean recipient) {
    if (code < 500) {
      return of(Kind.REFUSED_FOR_NOW, reply);
    }
    return of(
        recipient && isUnknownAddress(code, reply) ? Kind.ADDRESS_REFUSED : Kind.REFUSED, reply);
  }

  /**
   * Returns whether a reply says that the address does not exist, rather than that the server does
   * not like the sender: by its enhanced code (RFC 3463), else by its code.
   */
  private static boolean isUnknownAddress(int code, String reply) {
    String text = String.valueOf(reply).toLowerCase(Locale.ROOT);
    if (text.matches("(?s).*\\b5\\.\\d{1,3}\\.\\d{1,3}\\b.*")) {
      return text.matches("(?s).*\\b5\\.(1\\.(0|1|2|3|6|10)|2\\.1)\\b.*");
    }
    return code == 550 || code == 551 || code == 553;
  }
}
