package dev.millet.suggestions.field;

import dev.millet.api.database.Database;
import dev.millet.api.database.Dialect;
import dev.millet.api.database.ReadCache;
import dev.millet.api.database.Table;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * The fields of the products in the database, and what suggestions have in them. Kept apart from
 * the suggestions' rows, which votes write. Thread-safe.
 */
public final class ProductFields {

  private static final String ALL = "all";

  private static final String OF_PRODUCT =
      "SELECT <columns> FROM suggestions_fields WHERE product_id = :product ORDER BY id";

  // https://www.postgresql.org/docs/15/explicit-locking.html#LOCKING-ROWS
  private static final String LOCKED = OF_PRODUCT + " FOR UPDATE";
  private static final String HELD = OF_PRODUCT + " FOR SHARE";

  private final Database database;
  private final Table<ProductField> table;
  private final ReadCache<String, FieldCatalog> cache;

  /** A value of a suggestion. */
  private record Value(long suggestion, long field, String content) {}

  public ProductFields(Database database) {
    this.database = database;
    this.table =
        database
            .table("suggestions_fields", ProductField.class)
            .key("id")
            .generated("id")
            .versioned("version");
    this.cache = database.cache("fields", 1);
  }

  /** Returns the table of their definitions. */
  public Table<ProductField> table() {
    return table;
  }

  /** Returns all of them. */
  public FieldCatalog catalog() {
    return cache.get(
        ALL,
        any ->
            database.read(
                handle ->
                    new FieldCatalog(
                        table.select(
                            handle,
                            "SELECT <columns> FROM suggestions_fields ORDER BY id",
                            query -> query))));
  }

  /** Has the definitions be read again after the transaction. */
  public void changed() {
    cache.changed(ALL);
  }

  /** Returns those of a product, which nobody else changes before the transaction ends. */
  public List<ProductField> lockAll(Handle handle, long product) {
    return select(handle, product, LOCKED);
  }

  private List<ProductField> select(Handle handle, long product, String onPostgres) {
    String sql = database.dialect() == Dialect.POSTGRESQL ? onPostgres : OF_PRODUCT;
    return table.select(handle, sql, query -> query.bind("product", product));
  }

  /**
   * Returns what is kept of what somebody typed, by slug.
   *
   * @param typed by slug; an empty text takes a value away
   * @param before what the suggestion has; what is not typed stays
   * @throws ProblemException 422 for an unknown field, a value that it does not take, and one that
   *     is needed and missing
   */
  public Map<String, String> check(
      long product, Map<String, String> typed, Map<String, String> before) {
    Map<String, String> kept = new LinkedHashMap<>();
    for (String slug : typed.keySet()) {
      if (catalog().find(product, slug).isEmpty()) {
        throw Problem.invalid(
                "fields." + slug, "unknown", "the product has no field '" + slug + "'")
            .toException();
      }
    }
    List<Problem.Field> wrong = new ArrayList<>();
    for (ProductField field : catalog().of(product)) {
      String was = before.getOrDefault(field.slug(), "");
      String value = typed.getOrDefault(field.slug(), was);
      if (value.isEmpty() && field.shape().required()) {
        wrong.add(new Problem.Field(field.input(), "missing", field.slug() + " is needed"));
      } else if (!value.isEmpty()) {
        try {
          // one that was chosen before stays although it is no option any more
          kept.put(field.slug(), value.equals(was) ? value : field.check(value));
        } catch (ProblemException e) {
          wrong.addAll(e.problem().fields());
        }
      }
    }
    if (!wrong.isEmpty()) {
      throw Problem.invalid(wrong).toException();
    }
    return kept;
  }

  /**
   * Returns those of some values, by slug, that a product takes, as they are kept.
   *
   * @param values of a suggestion that came from elsewhere, or from another product
   */
  public Map<String, String> fitting(long product, Map<String, String> values) {
    Map<String, String> kept = new LinkedHashMap<>();
    for (ProductField field : catalog().of(product)) {
      String value = values.getOrDefault(field.slug(), "");
      try {
        if (!value.isEmpty()) {
          kept.put(field.slug(), field.check(value));
        }
      } catch (ProblemException e) {
        continue; // it is no value of this field
      }
    }
    return kept;
  }

  /**
   * Gives a suggestion its values, in the place of those before; the caller has taken the
   * suggestion. What archived fields have stays.
   *
   * @param values as {@link #check} returns them
   */
  public void set(Handle handle, long suggestion, long product, Map<String, String> values) {
    List<ProductField> there = select(handle, product, HELD);
    for (Value old : read(handle, List.of(suggestion))) {
      boolean archived =
          there.stream().anyMatch(each -> each.id() == old.field() && each.archived());
      if (!archived) {
        handle
            .createUpdate(
                """
                DELETE FROM suggestions_field_values
                 WHERE suggestion_id = :suggestion AND field_id = :field
                """)
            .bind("suggestion", suggestion)
            .bind("field", old.field())
            .execute();
      }
    }
    for (ProductField field : there) {
      String value = values.get(field.slug());
      if (value != null && !field.archived()) {
        handle
            .createUpdate(
                """
                INSERT INTO suggestions_field_values (suggestion_id, field_id, content)
                VALUES (:suggestion, :field, :content)
                """)
            .bind("suggestion", suggestion)
            .bind("field", field.id())
            .bind("content", value)
            .execute();
      }
    }
  }

  /** Returns what suggestions have in their fields, by id; those without anything are left out. */
  public Map<Long, FieldValues> of(Collection<Long> suggestions) {
    return suggestions.isEmpty() || catalog().isEmpty()
        ? Map.of()
        : database.read(handle -> of(handle, suggestions));
  }

  /** Returns what a suggestion has in its fields. */
  public FieldValues of(Handle handle, long suggestion) {
    return catalog().isEmpty()
        ? FieldValues.NONE
        : of(handle, List.of(suggestion)).getOrDefault(suggestion, FieldValues.NONE);
  }

  private Map<Long, FieldValues> of(Handle handle, Collection<Long> suggestions) {
    Map<Long, Map<ProductField, String>> found = new HashMap<>();
    for (Value each : read(handle, suggestions)) {
      catalog()
          .find(each.field())
          .ifPresent(
              field ->
                  found
                      .computeIfAbsent(each.suggestion(), any -> new HashMap<>())
                      .put(field, each.content()));
    }
    Map<Long, FieldValues> values = new HashMap<>();
    found.forEach((id, some) -> values.put(id, FieldValues.of(some)));
    return values;
  }

  private static List<Value> read(Handle handle, Collection<Long> suggestions) {
    return handle
        .createQuery(
            """
            SELECT v.suggestion_id, v.field_id, v.content FROM suggestions_field_values v
             WHERE v.suggestion_id IN (<ids>)
            """)
        .bindList("ids", List.copyOf(suggestions))
        .map(
            (row, context) ->
                new Value(
                    row.getLong("suggestion_id"),
                    row.getLong("field_id"),
                    row.getString("content")))
        .list();
  }

  /** Returns whether a suggestion has something in a field. */
  public boolean isUsed(Handle handle, long field) {
    return handle
        .createQuery(
            """
            SELECT v.suggestion_id FROM suggestions_field_values v
             WHERE v.field_id = :field FETCH FIRST 1 ROWS ONLY
            """)
        .bind("field", field)
        .mapTo(Long.class)
        .findFirst()
        .isPresent();
  }
}
