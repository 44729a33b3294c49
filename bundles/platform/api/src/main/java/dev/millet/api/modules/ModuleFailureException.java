package dev.millet.api.modules;

/**
 * Tells that a module's code threw an {@link Error} or took too long. Whoever called the code
 * treats it as any other exception of the module.
 */
public class ModuleFailureException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String module;

  /**
   * Makes one.
   *
   * @param module the module's name
   * @param message names the module, its version, what was called and what happened
   * @param cause what was thrown; null where nothing was
   */
  public ModuleFailureException(String module, String message, Throwable cause) {
    super(message, cause);
    this.module = module;
  }

  public String module() {
    return module;
  }
}
