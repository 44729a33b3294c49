package dev.millet.launcher.run;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * The output for people at the console: answers on the standard output, progress and errors on the
 * standard error. On a terminal, progress is one line that changes.
 */
public final class Console {

  private static final String CLEAR_LINE = "\r\033[K";

  private final PrintWriter out;
  private final PrintStream err;
  private final boolean terminal;
  private boolean progressShown;

  /**
   * Writes to the process's own streams.
   *
   * @param terminal whether the standard error is a terminal
   */
  public Console(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
    this.err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
  }

  /** Returns the console of the process that the script started. */
  public static Console of(PrintWriter out) {
    return new Console(out, Boolean.getBoolean("millet.terminal"));
  }

  public synchronized void say(String line) {
    clear();
    out.println(line);
    out.flush();
  }

  public synchronized void error(String line) {
    clear();
    err.println("millet: " + line);
  }

  /**
   * Reports something that nobody has thought of, with all that is known: it is needed to mend it.
   */
  public synchronized void fault(Throwable fault) {
    error("This is a fault in Millet. Please report it with what follows.");
    fault.printStackTrace(err);
  }

  /** Tells what is being done now. */
  public synchronized void progress(String what) {
    if (terminal) {
      clear();
      err.print(what + " …");
      err.flush();
      progressShown = true;
    } else {
      err.println("millet: " + what);
    }
  }

  /** Takes the last progress off the terminal. */
  synchronized void endProgress() {
    clear();
  }

  boolean isTerminal() {
    return terminal;
  }

  /**
   * Keeps the log off the console for the rest of a start that has failed: what follows from the
   * failure would bury the one paragraph that says what to do.
   */
  public void silenceLog() {
    System.setErr(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
  }

  private void clear() {
    if (progressShown) {
      err.print(CLEAR_LINE);
      err.flush();
      progressShown = false;
    }
  }
}
