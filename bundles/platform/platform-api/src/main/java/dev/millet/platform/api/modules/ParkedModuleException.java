package dev.millet.platform.api.modules;

/**
 * A parked module was asked by a thread that {@link HeldTurn holds} something for which others
 * wait. Whoever gave it that undoes what was begun, waits with {@link #await}, and begins again.
 * Not a {@code ModuleUnavailableException}: callers do without a module that is not there, and this
 * one comes back in a moment.
 */
public final class ParkedModuleException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Runnable waiting;

  /**
   * Makes one.
   *
   * @param waiting waits until the module is back
   */
  public ParkedModuleException(String module, Runnable waiting) {
    super("the module " + module + " is parked, and this thread holds what others wait for");
    this.waiting = waiting;
  }

  /**
   * Waits until the module is back.
   *
   * @throws dev.millet.api.modules.ModuleUnavailableException where it stays away for too long, or
   *     too many wait already
   */
  public void await() {
    waiting.run();
  }
}
