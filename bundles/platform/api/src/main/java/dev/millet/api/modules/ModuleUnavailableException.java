package dev.millet.api.modules;

import java.time.Duration;

/** A module cannot be entered now. The gateway answers 503 with {@code Retry-After}. */
public class ModuleUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String module;
  private final transient Duration retryAfter;

  public ModuleUnavailableException(String module, String message, Duration retryAfter) {
    super(message);
    this.module = module;
    this.retryAfter = retryAfter;
  }

  public String module() {
    return module;
  }

  /** When it is worth trying again; null where nobody knows. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
