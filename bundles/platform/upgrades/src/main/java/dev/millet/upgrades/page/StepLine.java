package dev.millet.upgrades.page;

import dev.millet.upgrades.overview.Trouble;

/**
 * A step of a change.
 *
 * @param step its word
 * @param state {@code done}, {@code now}, {@code failed}, {@code undone}, {@code broken} where the
 *     process ended in it, or {@code next} where it has not begun
 * @param took null while it lasts, and where it has not begun
 * @param trouble what went wrong, or what is worth knowing; may be null
 */
public record StepLine(String step, String state, Sentence took, Trouble trouble) {

  /** The state as the shell's style sheet knows it. */
  public String look() {
    return switch (state) {
      case "done", "now", "failed", "undone" -> state;
      default -> "";
    };
  }
}
