package dev.millet.suggestions.suggestion;

import static dev.millet.suggestions.suggestion.SuggestionColumns.column;

import dev.millet.api.database.Database;
import dev.millet.api.database.Dialect;
import dev.millet.api.database.ReadCache;
import dev.millet.api.gateway.Problem;
import dev.millet.api.subjects.SubjectDescription;
import dev.millet.suggestions.trend.Ranks;
import dev.millet.suggestions.trend.TrendMass;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * The suggestions in the database. Every method runs in the transaction of the given handle.
 *
 * <p>The full texts lie in a table of their own: lists never read them, and a vote that moves a
 * suggestion's ranks does not write them again.
 */
public final class Suggestions {

  private static final String FIND =
      """
      SELECT s.id, s.product_id, s.status, s.title, s.excerpt, s.tags, s.author_id,
             s.created_at, s.updated_at, s.version, s.owner_id, s.due
        FROM suggestions_suggestions s
       WHERE s.id = :id
      """;

  // https://www.postgresql.org/docs/15/explicit-locking.html#LOCKING-ROWS: the first is shared and
  // waits only for the last; on HSQLDB writers take turns.
  private static final String HOLD = FIND + "FOR KEY SHARE";
  private static final String EDIT = FIND + "FOR NO KEY UPDATE";
  private static final String CLOSE = FIND + "FOR UPDATE";

  private static final int MAX_DESCRIBED = 20_000;

  private final Dialect dialect;
  private final ReadCache<Long, Described> described;

  public Suggestions(Database database) {
    this.dialect = database.dialect();
    this.described = database.cache("described", MAX_DESCRIBED);
  }

  /** A description without its audience, which changes with the product. */
  record Described(SubjectDescription description, long productId) {}

  /** Returns the descriptions in memory; a suggestion that is locked is described again. */
  ReadCache<Long, Described> described() {
    return described;
  }

  /**
   * The author, the time and the status of a suggestion.
   *
   * @param authorId null where nobody is named
   */
  public record Origin(Long authorId, Status status, Instant createdAt, Instant updatedAt) {}

  /** Keeps a new suggestion. */
  public long insert(Handle handle, Draft draft, Origin origin) {
    Instant createdAt = origin.createdAt();
    long id =
        handle
            .createUpdate(
                """
                INSERT INTO suggestions_suggestions (product_id, status, title, excerpt, tags,
                  author_id, created_at, updated_at, version, comment_count, support, trend_mass,
                  newest_rank, support_rank, trend_rank, shuffle_rank, waiting_rank)
                VALUES (:product, :status, :title, :excerpt, :tags, :author, :createdAt, :updatedAt,
                  1, 0, 0, :mass, :newest, :support, :trend, :shuffle,
                  :waiting)
                """)
            .bind("product", draft.productId())
            .bind("status", origin.status().word())
            .bind("title", draft.title())
            .bind("excerpt", draft.excerpt())
            .bind("tags", Tags.join(draft.tags()))
            .bind("author", origin.authorId())
            .bind("createdAt", column(createdAt))
            .bind("updatedAt", column(origin.updatedAt()))
            .bind("mass", TrendMass.NONE.toColumn())
            .bind("newest", Ranks.newest(createdAt))
            .bind("support", Ranks.support(0, createdAt))
            .bind("trend", Ranks.trend(TrendMass.NONE, createdAt))
            .bind("shuffle", Shuffle.rank(next(handle)))
            .bind("waiting", Ranks.waiting(createdAt, origin.status().isClosed()))
            .executeAndReturnGeneratedKeys("id")
            .map((row, context) -> row.getLong(1))
            .one();
    handle
        .createUpdate(
            "INSERT INTO suggestions_texts (suggestion_id, body) VALUES (:suggestion, :body)")
        .bind("suggestion", id)
        .bind("body", draft.body())
        .execute();
    insertTags(handle, id, draft.tags());
    return id;
  }

  /**
   * Returns the id that comes next, unless another writer is faster: good enough for a place to
   * lie. HSQLDB would read the whole table for MAX.
   */
  private static long next(Handle handle) {
    return handle
            .createQuery(
                """
                SELECT s.id FROM suggestions_suggestions s
                 ORDER BY s.id DESC FETCH FIRST 1 ROWS ONLY
                """)
            .mapTo(Long.class)
            .findOne()
            .orElse(0L)
        + 1;
  }

  /**
   * Updates a suggestion if nobody has edited it since.
   *
   * @param read the suggestion as it was read; its version must still be the stored one
   * @return whether it was
   */
  public boolean update(
      Handle handle, Suggestion read, Draft draft, Status status, Instant updatedAt) {
    described.changed(read.id());
    int written =
        handle
            .createUpdate(
                """
                UPDATE suggestions_suggestions
                   SET product_id = :product, status = :status, title = :title,
                       excerpt = :excerpt, tags = :tags, updated_at = :updatedAt,
                       version = version + 1
                 WHERE id = :id AND version = :version
                """)
            .bind("id", read.id())
            .bind("version", read.version())
            .bind("product", draft.productId())
            .bind("status", status.word())
            .bind("title", draft.title())
            .bind("excerpt", draft.excerpt())
            .bind("tags", Tags.join(draft.tags()))
            .bind("updatedAt", column(updatedAt))
            .execute();
    if (written == 0) {
      return false;
    }
    handle
        .createUpdate("UPDATE suggestions_texts SET body = :body WHERE suggestion_id = :suggestion")
        .bind("suggestion", read.id())
        .bind("body", draft.body())
        .execute();
    handle
        .createUpdate("DELETE FROM suggestions_tags WHERE suggestion_id = :suggestion")
        .bind("suggestion", read.id())
        .execute();
    insertTags(handle, read.id(), draft.tags());
    return true;
  }

  /** Lists a suggestion under its tags, with the ranks of its row, which the caller has locked. */
  public void insertTags(Handle handle, long id, List<String> tags) {
    for (String tag : tags) {
      handle
          .createUpdate(
              """
              INSERT INTO suggestions_tags (suggestion_id, tag, product_id, status, newest_rank,
                support_rank, trend_rank, shuffle_rank, waiting_rank)
              SELECT s.id, CAST(:tag AS VARCHAR(80)), s.product_id, s.status, s.newest_rank,
                     s.support_rank, s.trend_rank, s.shuffle_rank, s.waiting_rank
                FROM suggestions_suggestions s
               WHERE s.id = :suggestion
              """)
          .bind("suggestion", id)
          .bind("tag", tag)
          .execute();
    }
  }

  public Optional<Suggestion> find(Handle handle, long id) {
    return one(handle, FIND, id);
  }

  /**
   * Finds a suggestion.
   *
   * @throws dev.millet.api.gateway.ProblemException 404 if it does not exist
   */
  public Suggestion require(Handle handle, long id) {
    return find(handle, id)
        .orElseThrow(() -> Problem.notFound("There is no suggestion " + id + ".").toException());
  }

  /** Finds a suggestion that is neither removed nor given another status until the commit. */
  Optional<Suggestion> hold(Handle handle, long id) {
    return one(handle, dialect == Dialect.POSTGRESQL ? HOLD : FIND, id);
  }

  /** Finds a suggestion that nobody else edits until the commit; votes and comments go on. */
  public Optional<Suggestion> lockToEdit(Handle handle, long id) {
    described.changed(id);
    return one(handle, dialect == Dialect.POSTGRESQL ? EDIT : FIND, id);
  }

  /** Finds a suggestion that nobody else edits or holds until the commit. */
  public Optional<Suggestion> lockToClose(Handle handle, long id) {
    described.changed(id);
    return one(handle, dialect == Dialect.POSTGRESQL ? CLOSE : FIND, id);
  }

  /** Finds which of the suggestions exist, and holds these, in the order of their ids. */
  public Set<Long> holdExisting(Handle handle, Collection<Long> ids) {
    Set<Long> held = new TreeSet<>(ids);
    held.removeIf(id -> hold(handle, id).isEmpty());
    return held;
  }

  /** Finds which exist, and lets nobody else edit or hold these, in the order of their ids. */
  public Set<Long> lockExisting(Handle handle, Collection<Long> ids) {
    Set<Long> locked = new TreeSet<>(ids);
    locked.removeIf(id -> lockToClose(handle, id).isEmpty());
    return locked;
  }

  /** Reads the columns that a statement selects first, in the order of {@link #find}. */
  public static Suggestion read(ResultSet row) throws SQLException {
    return SuggestionColumns.read(row);
  }

  /** Returns the ids of some suggestions of a member. */
  public List<Long> of(Handle handle, long author, int limit) {
    return handle
        .createQuery(
            """
            SELECT s.id FROM suggestions_suggestions s WHERE s.author_id = :author
             FETCH FIRST :limit ROWS ONLY
            """)
        .bind("author", author)
        .bind("limit", limit)
        .mapTo(Long.class)
        .list();
  }

  private static Optional<Suggestion> one(Handle handle, String sql, long id) {
    return handle
        .createQuery(sql)
        .bind("id", id)
        .map((row, context) -> SuggestionColumns.read(row))
        .findOne();
  }

  /** Returns those of the ids that exist, in no order. */
  public List<Suggestion> find(Handle handle, Collection<Long> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return handle
        .createQuery(
            """
            SELECT s.id, s.product_id, s.status, s.title, s.excerpt, s.tags, s.author_id,
                   s.created_at, s.updated_at, s.version, s.owner_id, s.due
              FROM suggestions_suggestions s
             WHERE s.id IN (<ids>)
            """)
        .bindList("ids", List.copyOf(ids))
        .map((row, context) -> SuggestionColumns.read(row))
        .list();
  }

  /** Returns the full text of a suggestion that exists. */
  public String body(Handle handle, long id) {
    return handle
        .createQuery("SELECT t.body FROM suggestions_texts t WHERE t.suggestion_id = :suggestion")
        .bind("suggestion", id)
        .mapTo(String.class)
        .one();
  }
}
