package dev.millet.platform.api.modules;

import java.util.function.Supplier;

/**
 * Marks a thread while it holds something for which others wait, such as the turn to write. It must
 * not wait for a parked module meanwhile: those who replace the module may wait for the same turn.
 */
public final class HeldTurn {

  private static final ThreadLocal<Boolean> HELD = new ThreadLocal<>();

  private HeldTurn() {}

  /** Returns whether this thread holds a turn. */
  public static boolean isHeld() {
    return HELD.get() != null;
  }

  /**
   * Runs work that holds a turn, on this thread.
   *
   * @throws ParkedModuleException where the work asks a module that is parked
   */
  public static <T> T during(Supplier<T> work) {
    if (isHeld()) {
      return work.get();
    }
    HELD.set(true);
    try {
      return work.get();
    } finally {
      HELD.remove();
    }
  }
}
