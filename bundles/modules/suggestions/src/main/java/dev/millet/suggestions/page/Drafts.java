package dev.millet.suggestions.page;

import dev.millet.api.database.Database;
import dev.millet.suggestions.authoring.NewSuggestion;
import dev.millet.suggestions.field.FieldValues;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Keeps what visitors wrote before they signed in, for a day, under a token that only they know, so
 * that signing in or up loses no text. There is room for a limited number, in all and of one
 * network; every step of it costs the same however many there are.
 */
final class Drafts {

  /** The most drafts that are kept in all. */
  static final int MAX_KEPT = 5_000;

  /**
   * The most drafts that are kept of one network: a hall full of people may stand behind one
   * address.
   */
  static final int MAX_PER_NETWORK = 500;

  /** The most expired drafts that one transaction deletes. */
  static final int BATCH = 50;

  private static final Duration LIFE = Duration.ofDays(1);
  private static final int TOKEN_BYTES = 24;

  private final Database database;
  private final InstantSource clock;
  private final DraftCounts counts;
  private final SecureRandom random = new SecureRandom();

  private record Made(String network, Instant at) {}

  /** Undoes the counting of a draft that there is no room for. */
  private static final class FullException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FullException() {
      super("there is no room for another draft", null, false, false);
    }
  }

  Drafts(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
    this.counts = new DraftCounts(database.dialect());
  }

  /**
   * Keeps a draft and returns its token; empty where there is no room now.
   *
   * @param network the network that it came from
   */
  Optional<String> keep(NewSuggestion draft, String network) {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Instant now = clock.instant();
    try {
      return database.write(
          handle -> {
            // always in this order, so that two that count never wait for each other
            if (counts.add(handle, DraftCounts.ALL, DraftCounts.day(now)) > MAX_KEPT
                || counts.add(handle, network, DraftCounts.day(now)) > MAX_PER_NETWORK) {
              throw new FullException();
            }
            insert(handle, token, draft, network, now);
            return Optional.of(token);
          });
    } catch (FullException e) {
      return Optional.empty();
    }
  }

  private static void insert(
      Handle handle, String token, NewSuggestion draft, String network, Instant now) {
    handle
        .createUpdate(
            """
            INSERT INTO suggestions_drafts
              (token, product, title, body, tags, created_at, network, fields)
            VALUES (:token, :product, :title, :body, :tags, :now, :network, :fields)
            """)
        .bind("token", token)
        .bind("product", draft.product())
        .bind("title", draft.title())
        .bind("body", draft.body())
        .bind("tags", String.join(", ", draft.tags()))
        .bind("now", column(now))
        .bind("network", network)
        .bind("fields", FieldValues.text(draft.filledFields()))
        .execute();
  }

  Optional<NewSuggestion> find(String token) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT d.product, d.title, d.body, d.tags, d.fields FROM suggestions_drafts d
                     WHERE d.token = :token AND d.created_at >= :after
                    """)
                .bind("token", token)
                .bind("after", column(clock.instant().minus(LIFE)))
                .map(
                    (row, context) ->
                        new NewSuggestion(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            List.of(row.getString(4)),
                            FieldValues.parseSome(row.getString(5))))
                .findOne());
  }

  /**
   * Takes away some of those that nobody came back for. Those of a day that has yet to come are
   * among them: a clock that stood wrong made them, and nothing else would ever end them.
   *
   * @return whether there may be more
   */
  boolean dropExpired() {
    Instant now = clock.instant();
    List<String> expired = expired(now);
    return database.write(
        handle -> {
          expired.forEach(token -> drop(handle, token));
          int days = counts.dropBefore(handle, DraftCounts.day(now) - 1, BATCH);
          return expired.size() == BATCH || days == BATCH;
        });
  }

  private List<String> expired(Instant now) {
    List<String> expired =
        tokens(
            """
            SELECT d.token FROM suggestions_drafts d
             WHERE d.created_at < :time ORDER BY d.created_at LIMIT :limit
            """,
            now.minus(LIFE),
            BATCH);
    List<String> future =
        tokens(
            """
            SELECT d.token FROM suggestions_drafts d
             WHERE d.created_at > :time ORDER BY d.created_at LIMIT :limit
            """,
            now.plus(LIFE),
            BATCH - expired.size());
    return Stream.concat(expired.stream(), future.stream()).toList();
  }

  private List<String> tokens(String query, Instant time, int limit) {
    return limit == 0
        ? List.of()
        : database.read(
            handle ->
                handle
                    .createQuery(query)
                    .bind("time", column(time))
                    .bind("limit", limit)
                    .mapTo(String.class)
                    .list());
  }

  void drop(String token) {
    database.write(
        handle -> {
          drop(handle, token);
          return null;
        });
  }

  private void drop(Handle handle, String token) {
    Optional<Made> made =
        handle
            .createQuery(
                """
                SELECT d.network, d.created_at FROM suggestions_drafts d WHERE d.token = :token
                """)
            .bind("token", token)
            .map(
                (row, context) ->
                    new Made(row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant()))
            .findOne();
    int gone =
        handle
            .createUpdate("DELETE FROM suggestions_drafts WHERE token = :token")
            .bind("token", token)
            .execute();
    // one that the version before made was never counted
    if (gone == 1 && made.isPresent() && made.get().network() != null) {
      counts.subtract(handle, made.get().network(), DraftCounts.day(made.get().at()));
    }
  }

  private static OffsetDateTime column(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
