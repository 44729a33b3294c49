package dev.millet.launcher.run;

import java.util.Locale;

/** The progress of something long. */
public final class ProgressBar {

  private static final int WIDTH = 30;
  private static final int STEPS_IN_A_LOG = 4;

  private final Console console;
  private final String label;
  private final long total;
  private final int steps;
  private long done;
  private long shown = -1;

  /**
   * Begins at nothing.
   *
   * @param total in any unit; 0 where nobody knows
   */
  public ProgressBar(Console console, String label, long total) {
    this.console = console;
    this.label = label;
    this.total = total;
    this.steps = console.isTerminal() ? 100 : STEPS_IN_A_LOG;
  }

  /** Shows that so much is done now. */
  public void reach(long amount) {
    done = amount;
    long step = total == 0 ? done : done * steps / total;
    if (step != shown) {
      shown = step;
      console.progress(label + " " + bar());
    }
  }

  /** Ends the progress that is shown. */
  public void done() {
    console.endProgress();
  }

  private String bar() {
    if (total == 0) {
      return String.format(Locale.ROOT, "%,d", done);
    }
    int filled = (int) Math.min(WIDTH, done * WIDTH / total);
    return String.format(
        Locale.ROOT,
        "[%s%s] %3d %%",
        "#".repeat(filled),
        "-".repeat(WIDTH - filled),
        done * 100 / total);
  }
}
