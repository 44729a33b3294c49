package dev.millet.api.database;

/** A transaction could not be carried out; nothing of it remains. */
public class DatabaseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Code {
    /** The database does not answer, or no connection was free in time. */
    UNAVAILABLE,
    /** The work took longer than a transaction may and was cut off. */
    TIMEOUT,
    /** The disk has too little room left: nothing is written until there is more. */
    INSUFFICIENT_STORAGE,
    /** Concurrent transactions could not both win; trying again is worth it. */
    CONFLICT,
    /** The bundle's tables are not at the version that it needs. */
    NOT_MIGRATED,
    /** The work threw a checked exception, which is the cause. */
    WORK
  }

  private final Code code;

  public DatabaseException(Code code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  public Code code() {
    return code;
  }
}
