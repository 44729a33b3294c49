package dev.millet.members.external;

import dev.millet.api.json.Json;
import dev.millet.api.json.JsonException;
import dev.millet.api.secrets.Secrets;
import dev.millet.api.signin.ExternalIdentity;
import dev.millet.api.signin.ExternalRights;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Newcomers who have to agree to the company's texts before there is an account: what the provider
 * said of them is in their form, encrypted, and nowhere else. Thread-safe.
 */
public final class PendingNewcomers {

  private static final String NAME = "members.newcomer";
  private static final Duration LIFE = Duration.ofMinutes(30);

  private final Secrets secrets;
  private final Json json;
  private final InstantSource clock;

  public PendingNewcomers(Secrets secrets, Json json) {
    this(secrets, json, InstantSource.system());
  }

  public PendingNewcomers(Secrets secrets, Json json, InstantSource clock) {
    this.secrets = secrets;
    this.json = json;
    this.clock = clock;
  }

  /** The part of an identity that is kept. */
  record Sealed(Key key, Person person, ExternalRights rights, Instant at, Instant expiresAt) {}

  /** The key of the person at the provider. */
  record Key(String authority, String subject, String provider) {}

  /** The person, as the provider describes them. */
  record Person(String name, String handle, String email, boolean emailVerified, String picture) {}

  /** Returns what goes into the form. */
  public String seal(ExternalIdentity identity) {
    Sealed closed =
        new Sealed(
            new Key(identity.authority(), identity.subject(), identity.provider()),
            new Person(
                identity.name(),
                identity.handle(),
                identity.email(),
                identity.emailVerified(),
                identity.picture()),
            identity.rights(),
            identity.authenticatedAt().orElse(null),
            clock.instant().plus(LIFE));
    return secrets.seal(NAME, json.write(closed));
  }

  /** Returns the identity of a form; empty where it is too old, or none of ours. */
  public Optional<ExternalIdentity> open(String text) {
    try {
      return secrets
          .open(NAME, text)
          .map(opened -> json.read(opened, Sealed.class))
          .filter(closed -> closed.expiresAt().isAfter(clock.instant()))
          .map(PendingNewcomers::identity);
    } catch (JsonException e) {
      return Optional.empty();
    }
  }

  private static ExternalIdentity identity(Sealed closed) {
    Person person = closed.person();
    return ExternalIdentity.of(
            closed.key().authority(), closed.key().subject(), closed.key().provider())
        .withNames(person.name(), person.handle())
        .withEmail(person.email(), person.emailVerified())
        .withPicture(person.picture())
        .withAuthenticatedAt(closed.at())
        .withRights(closed.rights());
  }
}
