package dev.millet.api.signin;

import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Says how a module lets people sign in. A module that does makes an offer of it, and fills the
 * slots {@code Slots.SIGN_IN}, {@code Slots.CONFIRM} and {@code Slots.SIGN_IN_SETTINGS}.
 */
@ConsumerType
public interface SignInPolicy {

  /**
   * Returns whether members sign in with a provider only: passwords and mailed codes then open
   * nothing but what an administrator made a link for.
   */
  boolean isProviderOnly();

  /** Returns the authorities whose accounts let somebody in at the moment. */
  Set<String> authorities();
}
