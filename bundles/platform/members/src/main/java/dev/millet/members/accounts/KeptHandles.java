package dev.millet.members.accounts;

import dev.millet.api.database.Database;
import dev.millet.members.secrets.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Handles that were given up, kept for a while so that nobody else passes for who had them. Only
 * hashes are stored: a deleted member's handle is not to be read here.
 */
@Component(service = KeptHandles.class)
public final class KeptHandles {

  /** The time for which nobody else can take a handle that was given up. */
  public static final Duration KEPT = Duration.ofDays(30);

  private static final Duration CLOCK_LEEWAY = Duration.ofDays(1);

  private static final long NOBODY = 0;

  private record Kept(long member, Instant until) {}

  private static final String MEMBER_BY_KEY =
      """
      SELECT COALESCE(member_id, 0) AS member, kept_until FROM members_kept_handles
      WHERE key_hash = :id
      """;

  private static final String MEMBER_BY_SHAPE =
      """
      SELECT COALESCE(member_id, 0) AS member, kept_until FROM members_kept_handles
      WHERE shape_hash = :id
      """;

  private static final String KEYS =
      "SELECT key_hash FROM members_kept_handles WHERE key_hash IN (<hashes>)";

  private static final String SHAPES =
      "SELECT shape_hash FROM members_kept_handles WHERE shape_hash IN (<hashes>)";

  /** The handles of a member are few: three within 30 days, and what is over is tidied. */
  private static final String OF_MEMBER =
      """
      SELECT COALESCE(member_id, 0) AS member, kept_until FROM members_kept_handles
      WHERE member_id = :id
      """;

  /** By the index, and few at a time. */
  private static final String EXPIRED =
      """
      SELECT key_hash FROM members_kept_handles WHERE kept_until <= :now
      ORDER BY kept_until LIMIT 20
      """;

  /** The same of those that no right clock has kept. */
  private static final String NEVER_ENDING =
      """
      SELECT key_hash FROM members_kept_handles WHERE kept_until > :latest
      ORDER BY kept_until LIMIT 20
      """;

  private static final String DELETE = "DELETE FROM members_kept_handles WHERE key_hash = :hash";

  private static final String INSERT =
      """
      INSERT INTO members_kept_handles (key_hash, shape_hash, member_id, kept_until)
      VALUES (:key, :shape, :member, :until)
      """;

  private static final String DISOWN =
      "UPDATE members_kept_handles SET member_id = NULL WHERE member_id = :member";

  private final Database database;
  private final Clock clock;

  @Activate
  public KeptHandles(@Reference Database database) {
    this(database, Clock.systemUTC());
  }

  public KeptHandles(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Returns whether somebody else gave up the handle, or one that looks like it, a short time ago.
   */
  boolean isKept(Handle handle, MemberHandle name, long member) {
    return keptFor(handle, MEMBER_BY_KEY, name.key()).stream().anyMatch(id -> id != member)
        || keptFor(handle, MEMBER_BY_SHAPE, name.shape()).stream().anyMatch(id -> id != member);
  }

  private List<Long> keptFor(Handle handle, String query, String text) {
    return kept(handle, query, Secret.hashOfText(text));
  }

  /** Returns the owners of the handles that are kept now; {@link #NOBODY} where there is none. */
  private List<Long> kept(Handle handle, String query, Object id) {
    Instant now = now();
    Instant latest = latest();
    return handle
        .createQuery(query)
        .bind("id", id)
        .map(
            (row, context) ->
                new Kept(
                    row.getLong("member"),
                    row.getObject("kept_until", OffsetDateTime.class).toInstant()))
        .stream()
        .filter(kept -> kept.until().isAfter(now) && !kept.until().isAfter(latest))
        .map(Kept::member)
        .toList();
  }

  /** Returns the member who had a handle, as somebody typed it, until a short time ago. */
  public Optional<Long> formerOwner(String typed) {
    String key = MemberHandle.keyOf(typed);
    return key.isEmpty()
        ? Optional.empty()
        : database.read(
            handle ->
                keptFor(handle, MEMBER_BY_KEY, key).stream()
                    .filter(id -> id != NOBODY)
                    .findFirst());
  }

  /** Returns how many handles a member gave up that are still kept. */
  long countOf(Handle handle, long member) {
    return kept(handle, OF_MEMBER, member).size();
  }

  /**
   * Keeps a handle.
   *
   * @param member who may take it again; null where nobody may
   */
  public void keep(Handle handle, String given, Long member) {
    MemberHandle name = MemberHandle.read(given);
    tidy(handle);
    release(handle, name);
    handle
        .createUpdate(INSERT)
        .bind("key", Secret.hashOfText(name.key()))
        .bind("shape", Secret.hashOfText(name.shape()))
        .bind("member", member)
        .bind("until", now().plus(KEPT))
        .execute();
  }

  private void tidy(Handle handle) {
    List<String> past = handle.createQuery(EXPIRED).bind("now", now()).mapTo(String.class).list();
    List<String> future =
        handle.createQuery(NEVER_ENDING).bind("latest", latest()).mapTo(String.class).list();
    Stream.concat(past.stream(), future.stream())
        .forEach(hash -> handle.createUpdate(DELETE).bind("hash", hash).execute());
  }

  /** Gives a handle free that its member takes again. */
  void release(Handle handle, MemberHandle name) {
    handle.createUpdate(DELETE).bind("hash", Secret.hashOfText(name.key())).execute();
  }

  /** Forgets whose handles they were. */
  public void disown(Handle handle, long member) {
    handle.createUpdate(DISOWN).bind("member", member).execute();
  }

  /** Returns those of some handles that are kept, or look like one that is. */
  Set<MemberHandle> among(Handle handle, Collection<MemberHandle> names) {
    if (names.isEmpty()) {
      return Set.of();
    }
    List<String> keys = names.stream().map(name -> Secret.hashOfText(name.key())).toList();
    List<String> shapes = names.stream().map(name -> Secret.hashOfText(name.shape())).toList();
    Set<String> kept =
        new HashSet<>(handle.createQuery(KEYS).bindList("hashes", keys).mapTo(String.class).list());
    Set<String> alike =
        new HashSet<>(
            handle.createQuery(SHAPES).bindList("hashes", shapes).mapTo(String.class).list());
    Set<MemberHandle> found = new HashSet<>(names);
    found.removeIf(
        name ->
            !kept.contains(Secret.hashOfText(name.key()))
                && !alike.contains(Secret.hashOfText(name.shape())));
    return found;
  }

  /**
   * Returns the last moment at which a handle may be kept; a later one was given up while the clock
   * stood wrong.
   */
  private Instant latest() {
    return now().plus(KEPT).plus(CLOCK_LEEWAY);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
