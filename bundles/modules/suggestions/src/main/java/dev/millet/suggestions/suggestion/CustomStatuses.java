package dev.millet.suggestions.suggestion;

import dev.millet.api.database.Database;
import dev.millet.api.database.Dialect;
import dev.millet.api.database.ReadCache;
import dev.millet.api.database.Table;
import dev.millet.api.gateway.Problem;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The products' own statuses in the database, and which suggestion has which. Kept apart from the
 * suggestions' rows, which votes write. Thread-safe.
 */
public final class CustomStatuses {

  private static final String ALL = "all";

  private static final String FIND =
      """
      SELECT <columns> FROM suggestions_statuses
       WHERE product_id = :product AND meaning = :meaning AND slug = :slug
         AND successor_id IS NULL
      """;

  // https://www.postgresql.org/docs/15/explicit-locking.html#LOCKING-ROWS: whoever deletes it waits
  private static final String HOLD = FIND + "FOR SHARE";

  private final Database database;
  private final Table<CustomStatus> table;
  private final ReadCache<String, StatusCatalog> cache;

  public CustomStatuses(Database database) {
    this.database = database;
    this.table =
        database
            .table("suggestions_statuses", CustomStatus.class)
            .key("id")
            .generated("id")
            .versioned("version");
    this.cache = database.cache("custom-statuses", 1);
  }

  /** Returns the table of their definitions. */
  public Table<CustomStatus> table() {
    return table;
  }

  /** Returns all of them. */
  public StatusCatalog catalog() {
    return cache.get(
        ALL,
        any ->
            database.read(
                handle ->
                    new StatusCatalog(
                        table.select(
                            handle,
                            "SELECT <columns> FROM suggestions_statuses ORDER BY id",
                            query -> query))));
  }

  /** Has the definitions be read again after the transaction. */
  public void changed() {
    cache.changed(ALL);
  }

  /** Returns the statuses of suggestions by id, where they have one of their product's own. */
  public Map<Long, CustomStatus> of(Collection<Suggestion> suggestions) {
    StatusCatalog all = catalog();
    List<Suggestion> some =
        suggestions.stream().filter(each -> all.isUsedBy(each.productId())).toList();
    if (some.isEmpty()) {
      return Map.of();
    }
    Map<Long, Long> stored =
        database.read(handle -> stored(handle, some.stream().map(Suggestion::id).toList()));
    Map<Long, CustomStatus> found = new HashMap<>();
    for (Suggestion each : some) {
      CustomStatus status = all.of(each, stored.get(each.id()));
      if (status != null) {
        found.put(each.id(), status);
      }
    }
    return found;
  }

  /** Returns the status of a suggestion; null where it has none of its product's own. */
  public CustomStatus of(Suggestion suggestion) {
    return of(List.of(suggestion)).get(suggestion.id());
  }

  private static Map<Long, Long> stored(Handle handle, List<Long> suggestions) {
    Map<Long, Long> stored = new HashMap<>();
    handle
        .createQuery(
            """
            SELECT c.suggestion_id, c.status_id FROM suggestions_status_of c
             WHERE c.suggestion_id IN (<ids>)
            """)
        .bindList("ids", suggestions)
        .map((row, context) -> Map.entry(row.getLong(1), row.getLong(2)))
        .forEach(each -> stored.put(each.getKey(), each.getValue()));
    return stored;
  }

  /**
   * Finds one that a suggestion of a product shall have, and that nobody deletes before the
   * transaction ends.
   *
   * @param choice names one of the product's own
   * @throws dev.millet.api.gateway.ProblemException 422 where it cannot be set, or not any more
   */
  public CustomStatus hold(Handle handle, long product, StatusChoice choice) {
    return find(handle, product, choice, database.dialect() == Dialect.POSTGRESQL ? HOLD : FIND)
        .orElseThrow(
            () ->
                Problem.invalid(
                        "status",
                        "unknown",
                        "the product has no status '"
                            + choice.custom()
                            + "' that means "
                            + choice.status().word())
                    .toException());
  }

  private Optional<CustomStatus> find(
      Handle handle, long product, StatusChoice choice, String sql) {
    return table
        .select(
            handle,
            sql,
            query ->
                query
                    .bind("product", product)
                    .bind("meaning", choice.status().word())
                    .bind("slug", choice.custom()))
        .stream()
        .findFirst();
  }

  /**
   * Gives a suggestion one of its product's own, or none; the caller has taken the suggestion.
   *
   * @param status null for none
   */
  public void set(Handle handle, long suggestion, CustomStatus status) {
    handle
        .createUpdate("DELETE FROM suggestions_status_of WHERE suggestion_id = :suggestion")
        .bind("suggestion", suggestion)
        .execute();
    if (status != null) {
      handle
          .createUpdate(
              """
              INSERT INTO suggestions_status_of (suggestion_id, status_id)
              VALUES (:suggestion, :status)
              """)
          .bind("suggestion", suggestion)
          .bind("status", status.id())
          .execute();
    }
  }

  /** Returns those of a product, which nobody else changes before the transaction ends. */
  public List<CustomStatus> lockAll(Handle handle, long product) {
    String sql =
        "SELECT <columns> FROM suggestions_statuses WHERE product_id = :product ORDER BY id";
    return table.select(
        handle,
        database.dialect() == Dialect.POSTGRESQL ? sql + " FOR UPDATE" : sql,
        query -> query.bind("product", product));
  }

  /** Returns whether a suggestion has a status, or one whose place it took. */
  public boolean isUsed(Handle handle, CustomStatus status) {
    List<Long> ids = new StatusCatalog(lockAll(handle, status.productId())).ids(status);
    return handle
        .createQuery(
            """
            SELECT c.suggestion_id FROM suggestions_status_of c
             WHERE c.status_id IN (<statuses>) FETCH FIRST 1 ROWS ONLY
            """)
        .bindList("statuses", ids)
        .mapTo(Long.class)
        .findFirst()
        .isPresent();
  }
}
