package dev.millet.suggestions.page;

import dev.millet.api.database.Database;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;

/**
 * What visitors wrote before they signed in, kept for a day under a token that only they know, so
 * that signing in or up loses no text. There is room for a limited number.
 */
final class Drafts {

  private static final Duration LIFE = Duration.ofDays(1);
  private static final int MOST = 5_000;
  private static final int TOKEN_BYTES = 24;

  private final Database database;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  /** The fields of the form. */
  record Draft(String product, String title, String body, String tags) {}

  Drafts(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Keeps a draft and answers with its token; empty where there is no room now. */
  Optional<String> keep(Draft draft) {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Instant now = clock.instant();
    return database.write(
        handle -> {
          int kept =
              handle
                  .createQuery(
                      """
                      SELECT COUNT(d.token) FROM suggestions_drafts d
                       WHERE d.created_at >= :after
                      """)
                  .bind("after", column(now.minus(LIFE)))
                  .mapTo(Integer.class)
                  .one();
          if (kept >= MOST) {
            return Optional.empty();
          }
          handle
              .createUpdate(
                  """
                  INSERT INTO suggestions_drafts (token, product, title, body, tags, created_at)
                  VALUES (:token, :product, :title, :body, :tags, :now)
                  """)
              .bind("token", token)
              .bind("product", draft.product())
              .bind("title", draft.title())
              .bind("body", draft.body())
              .bind("tags", draft.tags())
              .bind("now", column(now))
              .execute();
          return Optional.of(token);
        });
  }

  Optional<Draft> find(String token) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT d.product, d.title, d.body, d.tags FROM suggestions_drafts d
                     WHERE d.token = :token AND d.created_at >= :after
                    """)
                .bind("token", token)
                .bind("after", column(clock.instant().minus(LIFE)))
                .map(
                    (row, context) ->
                        new Draft(
                            row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .findOne());
  }

  /** Takes away those that nobody came back for. */
  void dropExpired() {
    database.write(
        handle ->
            handle
                .createUpdate("DELETE FROM suggestions_drafts WHERE created_at < :before")
                .bind("before", column(clock.instant().minus(LIFE)))
                .execute());
  }

  void drop(String token) {
    database.write(
        handle ->
            handle
                .createUpdate("DELETE FROM suggestions_drafts WHERE token = :token")
                .bind("token", token)
                .execute());
  }

  private static OffsetDateTime column(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
