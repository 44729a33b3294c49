package dev.millet.gateway.access;

import dev.millet.platform.api.members.Authentication;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * The two steps that every request takes before it enters a module.
 *
 * @param authenticator finds out who is calling
 * @param permissions checks what they may do
 * @param pending keeps forms until the password has been given
 */
public record AccessControl(
    Authenticator authenticator, PermissionCheck permissions, PendingForms pending) {

  /**
   * Makes the steps.
   *
   * @param authentication read at each use; gives null where everybody is a visitor
   * @param proofLasts for how long a password counts as given recently; read at each use
   */
  public static AccessControl of(
      Supplier<Authentication> authentication,
      Supplier<Duration> proofLasts,
      PendingForms pending,
      InstantSource clock) {
    return new AccessControl(
        new Authenticator(authentication), new PermissionCheck(proofLasts, clock), pending);
  }
}
