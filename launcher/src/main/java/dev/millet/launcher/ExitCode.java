package dev.millet.launcher;

/** The exit codes of the command; documented in docs/running.md. */
public enum ExitCode {
  OK(0),
  /** Something went wrong that has no code of its own. */
  FAILED(1),
  /** The command line could not be understood. */
  USAGE(2),
  /** The address is taken or cannot be bound. */
  ADDRESS(10),
  /** Another instance uses the data directory. */
  DATA_LOCKED(11),
  /** The data directory cannot be made, read or written. */
  DATA_UNUSABLE(12),
  /** A newer version of Millet has written the data directory. */
  DATA_NEWER(13),
  /** A feature is not known. */
  FEATURE_UNKNOWN(14),
  /** A feature file cannot be understood. */
  FEATURE_INVALID(15),
  /** A bundle is missing or cannot be resolved. */
  BUNDLE(16),
  /** A setting is unknown or its value is not allowed. */
  SETTING(17),
  /** The database does not answer or cannot be opened. */
  DATABASE(18),
  /** A part of the system did not become ready in time. */
  NOT_READY(19),
  /** Rows of an import were refused. */
  IMPORT_REFUSED(20),
  /** The running instance refused the request. */
  REFUSED(21),
  /** A change of modules is blocked. */
  PLAN_REFUSED(22),
  /** A change of modules failed; what was active before is active. */
  CHANGE_FAILED(23),
  /** A new version of a module answered for a while; the old one is back. */
  ROLLED_BACK(24),
  /** A change of modules was cancelled. */
  CANCELLED(25),
  /** Another change of modules is being made. */
  BUSY(26),
  /** The files of the embedded database are damaged. */
  DATA_DAMAGED(27),
  /** The command needs a running instance, and none runs on the data directory. */
  NOT_RUNNING(28);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
