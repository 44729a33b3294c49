package dev.millet.gateway.access;

import dev.millet.api.gateway.Permission;
import dev.millet.api.members.Identity;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Checks callers against the permissions of routes. Thread-safe. */
public final class Gate {

  private final Supplier<Duration> proofLasts;
  private final InstantSource clock;

  /**
   * @param proofLasts for how long a password counts as given recently; read at each use
   */
  public Gate(Supplier<Duration> proofLasts, InstantSource clock) {
    this.proofLasts = proofLasts;
    this.clock = clock;
  }

  /**
   * Lets a caller in, or ends the request.
   *
   * @throws Refusal 401 where somebody must sign in first, 403 where that would not help, or where
   *     they must give the password again
   */
  public void check(Permission permission, Identity identity) {
    if (identity.means() == Identity.Means.TOKEN
        && !identity.scopes().contains(permission.scope())) {
      throw Refusal.scopeMissing(permission.scope());
    }
    if (permission.isPublic()) {
      return;
    }
    if (identity.means() == Identity.Means.NONE) {
      throw Refusal.notSignedIn();
    }
    if (!identity.is(permission.role())) {
      throw Refusal.roleMissing(permission.name());
    }
    if (permission.recentProof()) {
      Duration lasts = proofLasts.get();
      if (!identity.provenSince(clock.instant().minus(lasts))) {
        throw Refusal.proofTooOld(permission, identity, lasts);
      }
    }
  }
}
