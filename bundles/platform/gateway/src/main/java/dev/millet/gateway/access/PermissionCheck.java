package dev.millet.gateway.access;

import dev.millet.api.gateway.Permission;
import dev.millet.api.members.AuthenticationMethod;
import dev.millet.api.members.Identity;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Checks callers against the permissions of routes. Thread-safe. */
public final class PermissionCheck {

  private final Supplier<Duration> proofLasts;
  private final InstantSource clock;

  /**
   * @param proofLasts for how long a password counts as given recently; read at each use
   */
  public PermissionCheck(Supplier<Duration> proofLasts, InstantSource clock) {
    this.proofLasts = proofLasts;
    this.clock = clock;
  }

  /**
   * Lets a caller in, or ends the request.
   *
   * @throws AccessDeniedException 401 where somebody must sign in first, 403 where that would not
   *     help, or where they must give the password again
   */
  public void check(Permission permission, Identity identity) {
    if (identity.authenticationMethod() == AuthenticationMethod.TOKEN
        && !permission.isWithin(identity.scopes())) {
      throw AccessDeniedException.scopeMissing(permission.scope());
    }
    if (permission.isPublic()) {
      return;
    }
    if (identity.authenticationMethod() == AuthenticationMethod.NONE) {
      throw AccessDeniedException.notSignedIn();
    }
    if (!identity.is(permission.role())) {
      throw AccessDeniedException.roleMissing(permission.name());
    }
    if (permission.recentProof()) {
      Duration lasts = proofLasts.get();
      if (!identity.provenSince(clock.instant().minus(lasts))) {
        throw AccessDeniedException.proofTooOld(permission, identity, lasts);
      }
    }
  }
}
