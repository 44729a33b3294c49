package dev.millet.api.outgoing;

/** There is no answer from another site. */
public final class OutgoingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** The reasons why there is no answer. */
  public enum Reason {
    /** It is no address of a site, or one that is not encrypted and public. */
    ADDRESS,
    /** The name of the host is not known. */
    UNKNOWN_HOST,
    /** It leads to a private address, which the operator does not allow. */
    PRIVATE_ADDRESS,
    /** Nobody listens, or the connection broke, or the certificate is not trusted. */
    CONNECTION,
    /** It took too long. */
    TIMEOUT,
    /** The answer is too large. */
    TOO_LARGE,
    /** There were too many redirects. */
    REDIRECTS
  }

  public OutgoingException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
