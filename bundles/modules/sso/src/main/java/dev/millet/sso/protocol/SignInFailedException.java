package dev.millet.sso.protocol;

/** A provider does not let somebody in. The message is for the log and for administrators. */
public final class SignInFailedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** The reasons. Each has a text on the page. */
  public enum Reason {
    /** The person said no there, or may not use it. */
    DENIED,
    /** It does not answer, or is not reached. */
    UNREACHABLE,
    /** It refuses what this site asks, such as for a code that is spent. */
    REFUSED,
    /** It answers what nobody can rely on. */
    NOT_UNDERSTOOD,
    /** The token is not for this site and this sign-in, or not by this provider. */
    NOT_TRUSTED,
    /** The address of the person is not of an allowed domain. */
    DOMAIN,
    /** The way back does not belong to a sign-in that this browser began. */
    STATE
  }

  public SignInFailedException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
