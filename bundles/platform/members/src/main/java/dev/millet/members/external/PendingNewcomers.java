package dev.millet.members.external;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import dev.millet.api.json.Json;
import dev.millet.api.json.JsonException;
import dev.millet.api.secrets.Secrets;
import dev.millet.api.signin.ExternalIdentity;
import dev.millet.api.signin.ExternalRights;
import dev.millet.members.secrets.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Newcomers who have to agree to the company's texts before there is an account: what the provider
 * said of them is in their form, encrypted for their browser, and nowhere else. A form makes one
 * account at most. Thread-safe.
 */
public final class PendingNewcomers {

  /** The time within which the newcomer has to agree. */
  public static final Duration LIFE = Duration.ofMinutes(30);

  private static final String NAME = "members.newcomer";

  /** By the index, and few at a time: it happens inside somebody's sign-up. */
  private static final String OLD =
      """
      SELECT <columns> FROM members_used_newcomer_forms WHERE expires_at < :now
      ORDER BY expires_at LIMIT 20
      """;

  private final Database database;
  private final Secrets secrets;
  private final Json json;
  private final InstantSource clock;
  private final Table<UsedForm> used;

  public PendingNewcomers(Database database, Secrets secrets, Json json) {
    this(database, secrets, json, InstantSource.system());
  }

  public PendingNewcomers(Database database, Secrets secrets, Json json, InstantSource clock) {
    this.database = database;
    this.secrets = secrets;
    this.json = json;
    this.clock = clock;
    this.used = database.table("members_used_newcomer_forms", UsedForm.class).key("form_hash");
  }

  /** A form that made an account. */
  record UsedForm(String formHash, Instant expiresAt) {}

  /** The part of an identity that is kept. */
  record Sealed(
      String id, Key key, Person person, ExternalRights rights, Instant at, Instant expiresAt) {}

  /** The key of the person at the provider. */
  record Key(String authority, String subject, String provider) {}

  /** The person, as the provider describes them. */
  record Person(String name, String handle, String email, boolean emailVerified, String picture) {}

  /**
   * A form that was opened.
   *
   * @param id tells the form from every other one
   */
  public record Form(String id, ExternalIdentity identity, Instant expiresAt) {

    /** Never shows who it is. */
    @Override
    public String toString() {
      return "Form[" + expiresAt + "]";
    }
  }

  /**
   * Returns what goes into the form.
   *
   * @param browser the secret of the browser's cookie
   */
  public String seal(ExternalIdentity identity, String browser) {
    Sealed closed =
        new Sealed(
            Secret.random(),
            new Key(identity.authority(), identity.subject(), identity.provider()),
            new Person(
                identity.name(),
                identity.handle(),
                identity.email(),
                identity.emailVerified(),
                identity.picture()),
            identity.rights(),
            identity.authenticatedAt().orElse(null),
            now().plus(LIFE));
    return secrets.seal(name(browser), json.write(closed));
  }

  /** Returns a form; empty where it is too old, another browser's, or none of ours. */
  public Optional<Form> open(String text, String browser) {
    try {
      return secrets
          .open(name(browser), text)
          .map(opened -> json.read(opened, Sealed.class))
          .filter(closed -> closed.expiresAt().isAfter(now()))
          .map(closed -> new Form(closed.id(), identity(closed), closed.expiresAt()));
    } catch (JsonException e) {
      return Optional.empty();
    }
  }

  /** Returns whether a form made an account before. */
  public boolean isUsed(Form form) {
    return database.read(handle -> used.find(handle, Secret.hash(form.id()))).isPresent();
  }

  /**
   * Uses a form. Joins the caller's transaction.
   *
   * @return false where it was used before
   */
  boolean use(Handle handle, Form form) {
    used.select(handle, OLD, query -> query.bind("now", now()))
        .forEach(old -> used.delete(handle, old.formHash()));
    return used.insertIfAbsent(handle, new UsedForm(Secret.hash(form.id()), form.expiresAt()));
  }

  private static String name(String browser) {
    return NAME + "/" + Secret.hash(browser);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
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
