package dev.millet.launcher;

/**
 * A command cannot go on. The message is one paragraph for the person at the console: what, where,
 * and what to do.
 */
public final class LaunchException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;

  public LaunchException(ExitCode exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  public LaunchException(ExitCode exitCode, String message, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  public ExitCode exitCode() {
    return exitCode;
  }
}
