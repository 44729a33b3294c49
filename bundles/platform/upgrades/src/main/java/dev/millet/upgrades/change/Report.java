package dev.millet.upgrades.change;

import dev.millet.upgrades.overview.Trouble;
import java.time.Instant;

/**
 * Something that happened in a change.
 *
 * @param number from 1, in order
 * @param state {@code begun}, {@code done}, {@code failed} or {@code undone}
 * @param trouble what went wrong, or what is worth knowing; may be null
 */
public record Report(int number, Step step, String state, Instant at, Trouble trouble) {

  public static final String BEGUN = "begun";
  public static final String DONE = "done";
  public static final String FAILED = "failed";
  public static final String UNDONE = "undone";
}
