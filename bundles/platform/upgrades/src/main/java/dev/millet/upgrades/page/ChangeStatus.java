package dev.millet.upgrades.page;

import dev.millet.upgrades.change.Change.Outcome;
import java.util.Locale;

/** The status of a change, now or afterwards. */
public enum ChangeStatus {
  RUNNING("status-progress", ""),
  DONE("status-good", "notice-success"),
  FAILED("status-bad", "notice-error"),
  ROLLED_BACK("status-warn", "notice-warn"),
  CANCELLED("", ""),
  /** The process ended before the change did. */
  INTERRUPTED("status-warn", "notice-warn");

  private final String tone;
  private final String notice;

  ChangeStatus(String tone, String notice) {
    this.tone = tone;
    this.notice = notice;
  }

  /**
   * Returns the status of a change.
   *
   * @param outcome null where it has not ended
   */
  static ChangeStatus of(boolean running, Outcome outcome) {
    if (running) {
      return RUNNING;
    }
    return outcome == null ? INTERRUPTED : valueOf(outcome.name());
  }

  /** Returns the word in messages and pages. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the class of its word in the shell's style sheet. */
  public String tone() {
    return tone;
  }

  /** Returns the class of the box that tells of it in the shell's style sheet. */
  public String notice() {
    return notice;
  }
}
