package dev.millet.upgrades.page;

import dev.millet.upgrades.change.Who;
import java.time.Instant;
import java.util.List;

/**
 * A change in a list.
 *
 * @param what it does, one for each module
 * @param by who made it
 * @param took null while it runs, and where the process ended first
 * @param standing {@code running}, {@code interrupted}, or the outcome's word
 */
public record HistoryLine(
    long id, List<Sentence> what, Who by, Instant startedAt, Sentence took, String standing) {

  /** The class of the shell's style sheet. */
  public String tone() {
    return switch (standing) {
      case "running" -> "status-progress";
      case "done" -> "status-good";
      case "rolled-back", "interrupted" -> "status-warn";
      case "failed" -> "status-bad";
      default -> "";
    };
  }
}
