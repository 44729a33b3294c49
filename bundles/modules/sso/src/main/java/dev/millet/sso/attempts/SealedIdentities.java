package dev.millet.sso.attempts;

import dev.millet.api.json.Json;
import dev.millet.api.json.JsonException;
import dev.millet.api.secrets.Secrets;
import dev.millet.api.signin.ExternalIdentity;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Identities that a member is asked whether to link. Each is in the form, encrypted for the session
 * that asked, and is linked once. Thread-safe.
 */
public final class SealedIdentities {

  private static final Duration LIFE = Duration.ofMinutes(30);

  private final Secrets secrets;
  private final Json json;
  private final UsedOnce used;
  private final InstantSource clock;

  public SealedIdentities(Secrets secrets, Json json, UsedOnce used) {
    this(secrets, json, used, InstantSource.system());
  }

  SealedIdentities(Secrets secrets, Json json, UsedOnce used, InstantSource clock) {
    this.secrets = secrets;
    this.json = json;
    this.used = used;
    this.clock = clock;
  }

  /** The part of an identity that is kept. */
  record Sealed(
      String id,
      String authority,
      String subject,
      String provider,
      String name,
      String handle,
      String email,
      Instant expiresAt) {}

  /** Returns what goes into the form of a session. */
  public String seal(ExternalIdentity identity, String session) {
    Sealed closed =
        new Sealed(
            RandomText.secret(),
            identity.authority(),
            identity.subject(),
            identity.provider(),
            identity.name(),
            identity.handle(),
            identity.email(),
            clock.instant().plus(LIFE));
    return secrets.seal(name(session), json.write(closed));
  }

  /**
   * Returns the identity of a form, which has no use any more then; empty where it is too old, was
   * used before, or is another session's.
   */
  public Optional<ExternalIdentity> use(String text, String session) {
    try {
      return secrets
          .open(name(session), text)
          .map(opened -> json.read(opened, Sealed.class))
          .filter(closed -> closed.expiresAt().isAfter(clock.instant()))
          .filter(closed -> used.use(closed.id(), closed.expiresAt()))
          .map(
              closed ->
                  ExternalIdentity.of(closed.authority(), closed.subject(), closed.provider())
                      .withNames(closed.name(), closed.handle())
                      .withEmail(closed.email(), false));
    } catch (JsonException e) {
      return Optional.empty();
    }
  }

  private static String name(String session) {
    return "sso.link/" + session;
  }
}
