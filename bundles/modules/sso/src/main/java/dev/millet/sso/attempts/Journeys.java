package dev.millet.sso.attempts;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.SitePath;
import dev.millet.api.json.Json;
import dev.millet.api.json.JsonException;
import dev.millet.api.secrets.Secrets;
import dev.millet.sso.protocol.Journey;
import dev.millet.sso.protocol.SignInFailedException;
import dev.millet.sso.protocol.SignInFailedException.Reason;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;

/**
 * Sign-ins on their way to a provider and back. Each is in an encrypted cookie of the browser that
 * began it; a state that led back once has no use any more. Thread-safe.
 */
public final class Journeys {

  /** The name of the cookie. */
  public static final String COOKIE = "millet_sso";

  /** The time that somebody may take at the provider. */
  public static final Duration LIFE = Duration.ofMinutes(15);

  private static final String NAME = "sso.journey";

  /** A longer path does not fit into a cookie with the rest. */
  private static final int MAX_PATH = 1000;

  private final Database database;
  private final Secrets secrets;
  private final Json json;
  private final UsedOnce used;

  public Journeys(Database database, Secrets secrets, Json json, UsedOnce used) {
    this.database = database;
    this.secrets = secrets;
    this.json = json;
    this.used = used;
  }

  /**
   * Begins one.
   *
   * @param redirect where the provider sends the browser back
   */
  public Journey begin(Request request, String provider, Journey.Purpose purpose, String redirect) {
    String to = SitePath.orHome(request.query("to").orElse(""));
    String session =
        request.identity().signedIn().isPresent() ? request.identity().sessionId() : "";
    return new Journey(
        provider,
        purpose,
        to.length() <= MAX_PATH ? to : SitePath.HOME,
        session,
        RandomText.secret(),
        RandomText.secret(),
        RandomText.secret(),
        redirect,
        database.now().plus(LIFE));
  }

  /** Returns the value of the cookie. */
  public String cookie(Journey journey) {
    String sealed = secrets.seal(NAME, json.write(journey));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(sealed.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Returns the one that a browser comes back from.
   *
   * @param provider the slug of the provider that sent it back
   * @throws SignInFailedException where this browser began none with this provider and this state,
   *     in this session, a short while ago
   */
  public Journey back(Request request, String provider) throws SignInFailedException {
    Journey journey = read(request.cookie(COOKIE).orElse(""));
    boolean mine =
        journey != null
            && journey.provider().equals(provider)
            && same(journey.state(), request.query("state").orElse(""))
            && journey.expiresAt().isAfter(database.now())
            && !used.isUsed(journey.state())
            && (journey.purpose() == Journey.Purpose.SIGN_IN
                || journey.session().equals(request.identity().sessionId()));
    if (!mine) {
      throw notMine();
    }
    return journey;
  }

  private static SignInFailedException notMine() {
    return new SignInFailedException(
        Reason.STATE, "this browser did not begin that sign-in, or did so too long ago");
  }

  private Journey read(String cookie) {
    try {
      String sealed = new String(Base64.getUrlDecoder().decode(cookie), StandardCharsets.UTF_8);
      return secrets.open(NAME, sealed).map(text -> json.read(text, Journey.class)).orElse(null);
    } catch (IllegalArgumentException | JsonException e) {
      return null;
    }
  }

  /**
   * Takes the use from the state of one that came back and was identified by the provider.
   *
   * @throws SignInFailedException where another request was first
   */
  public void finish(Journey journey) throws SignInFailedException {
    if (!used.use(journey.state(), journey.expiresAt())) {
      throw notMine();
    }
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
