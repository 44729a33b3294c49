package dev.millet.members.sessions;

import dev.millet.api.database.Database;
import dev.millet.api.database.ReadCache;
import dev.millet.members.accounts.Account;
import dev.millet.members.accounts.AccountLock;
import dev.millet.members.secrets.LastUses;
import dev.millet.members.secrets.Secret;
import dev.millet.members.settings.MembersSettings;
import dev.millet.platform.api.settings.LiveSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Opens, finds and ends sessions; those that were used lately are in memory. Thread-safe.
 *
 * @see SessionRows the table
 */
@Component(service = Sessions.class)
public final class Sessions {

  /** A session that is used every day asks for the password once a year. */
  public static final Duration MAX_AGE = Duration.ofDays(365);

  /**
   * The most sessions of a member; one more ends the one that was not used for the longest time.
   */
  public static final int MAX_SESSIONS = 50;

  private static final Duration SEEN_AGAIN = Duration.ofHours(1);

  private static final Duration CLOCK_LEEWAY = Duration.ofDays(1);

  private static final int KEPT = 20_000;

  private final Database database;
  private final Supplier<Duration> idle;
  private final Clock clock;
  private final AccountLock lock;
  private final ReadCache<String, Session> recent;
  private final LastUses<SessionRows.Seen> uses;

  @Activate
  public Sessions(@Reference Database database, @Reference LiveSettings live) {
    this(database, live.of(MembersSettings.class));
  }

  private Sessions(Database database, MembersSettings settings) {
    this(database, () -> Duration.ofDays(settings.session_days()), Clock.systemUTC());
  }

  public Sessions(Database database, Supplier<Duration> idle, Clock clock) {
    this.database = database;
    this.idle = idle;
    this.clock = clock;
    this.lock = new AccountLock(database);
    this.recent = database.cache("sessions", KEPT);
    this.uses = new LastUses<>(database, "session", SessionRows::seen);
  }

  /**
   * Opens a session for somebody who gave the password just now, always a new one.
   *
   * @param checked the account with the password that was given
   * @return what its cookie carries
   * @throws dev.millet.api.gateway.ProblemException 401 where the password is another one meanwhile
   *     or the account is gone, 403 where it was suspended
   */
  public String open(Account checked, Browser browser) {
    return open(checked, browser, now());
  }

  /**
   * The same for somebody who proved who they are before.
   *
   * @param provenAt when that was; null where who came may not be who knows the password, such as
   *     by a link: what asks for a recent proof asks for it
   */
  public String open(Account checked, Browser browser, Instant provenAt) {
    String secret = Secret.random();
    Instant now = now();
    long member = checked.member().id();
    database.write(
        handle -> {
          lock.requireProven(handle, checked);
          SessionRows.deleteExpired(handle, now);
          endOldest(handle, member, now);
          SessionRows.insert(
              handle,
              Secret.hash(secret),
              member,
              new OpenSession(0, browser, now, now, now.plus(idle.get()), provenAt));
          return null;
        });
    return secret;
  }

  /** Makes room for one more; the account is locked, so that two at once do not count the same. */
  private void endOldest(Handle handle, long member, Instant now) {
    List<String> ended =
        SessionRows.beyond(handle, member, MAX_SESSIONS - 1, now.plus(CLOCK_LEEWAY));
    ended.forEach(hash -> SessionRows.delete(handle, hash));
    ended.forEach(recent::changed);
  }

  /** Returns the living session of a cookie; using one keeps it alive. */
  Optional<Session> find(String secret) {
    if (!Secret.hasForm(secret)) {
      return Optional.empty();
    }
    String hash = Secret.hash(secret);
    Session session =
        recent.get(hash, each -> database.read(handle -> SessionRows.find(handle, each, secret)));
    if (session == null) {
      return Optional.empty();
    }
    Instant now = now();
    // one that was used in the future was so while the clock stood wrong, and would last for as
    // long
    if (!session.expiresAt().isAfter(now) || session.seenAt().isAfter(now.plus(CLOCK_LEEWAY))) {
      return Optional.empty();
    }
    return Optional.of(
        session.seenAt().plus(SEEN_AGAIN).isAfter(now) ? session : seen(hash, session, now));
  }

  /** Ends a session; on this node no request is let in by it once this returns. */
  public void close(String secret) {
    if (!Secret.hasForm(secret)) {
      return;
    }
    String hash = Secret.hash(secret);
    database.write(
        handle -> {
          recent.changed(hash);
          return SessionRows.delete(handle, hash);
        });
  }

  /** Returns a member's living sessions, those used last first. */
  public List<OpenSession> of(long memberId) {
    Instant now = now();
    return database.read(handle -> SessionRows.of(handle, memberId)).stream()
        .filter(session -> session.expiresAt().isAfter(now))
        .toList();
  }

  /**
   * Ends one of a member's sessions; on this node no request is let in by it once this returns.
   *
   * @return false where the member has no such session
   */
  public boolean close(long memberId, long id) {
    return closeThose(memberId, session -> session == id) > 0;
  }

  /**
   * Ends the sessions of a member but for one; joins the caller's transaction.
   *
   * @param kept what identifies the one that stays; null where none does
   * @return how many have ended
   */
  public int closeOthers(long memberId, String kept) {
    return closeThose(memberId, session -> !Session.key(session).equals(kept));
  }

  /**
   * Notes that the member gave the password in this session just now; joins the caller's
   * transaction. On this node every request knows it once that is committed.
   *
   * @param key what identifies the session; where the member has none of it, nothing happens
   */
  public void prove(long memberId, String key) {
    Instant now = now();
    changeThose(
        memberId,
        session -> Session.key(session).equals(key),
        (handle, hash) -> SessionRows.proven(handle, hash, now));
  }

  private int closeThose(long memberId, LongPredicate chosen) {
    return changeThose(memberId, chosen, SessionRows::delete);
  }

  private int changeThose(long memberId, LongPredicate chosen, BiConsumer<Handle, String> change) {
    return database.write(
        handle -> {
          List<String> hashes = SessionRows.hashes(handle, memberId, chosen);
          hashes.forEach(hash -> change.accept(handle, hash));
          hashes.forEach(recent::changed);
          return hashes.size();
        });
  }

  private Session seen(String hash, Session session, Instant now) {
    Instant idleUntil = now.plus(idle.get());
    Instant expires = idleUntil.isBefore(session.endsAt()) ? idleUntil : session.endsAt();
    Session seen = session.seen(now, expires);
    if (!recent.replace(hash, session, seen)) {
      // another request was first, or the session was closed a moment ago
      return session;
    }
    uses.note(new SessionRows.Seen(session.id(), now, expires));
    return seen;
  }

  /** Returns the time by which sessions begin and end, in whole microseconds. */
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
