package dev.millet.suggestions.suggestion;

import dev.millet.api.database.Database;
import dev.millet.api.database.Dialect;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Lists suggestions, a page at a time.
 *
 * <p>There is one statement for each combination of filters, so that each is answered by a scan of
 * its own index: equal columns first, then the rank, then the id. HSQLDB needs help to see it: the
 * equal columns stand in the ORDER BY too, and {@code USING INDEX} makes it take the index of the
 * order instead of the first one that has the equal columns. {@code <rank>} stands for one of the
 * columns that {@link Sort} names, {@code <hint>} for that clause or nothing.
 *
 * <p>What would be a statement and an index for each combination more is not: a tag and a person
 * have few suggestions, so the other filters are looked at along theirs, and a person's are sorted
 * where they are not wanted by their age. {@code <unseen>} leaves products out, or is nothing: most
 * readers may see all of them.
 */
public final class SuggestionList {

  private static final String ALL =
      """
      SELECT s.id, s.product_id, s.status, s.title, s.excerpt, s.tags, s.author_id, s.created_at,
             s.updated_at, s.version, s.owner_id, s.due, s.<rank>
        FROM suggestions_suggestions s
       WHERE s.<rank> <= :rank AND (s.<rank> < :rank OR s.id < :id) <unseen>
       ORDER BY s.<rank> DESC, s.id DESC
       LIMIT :limit <hint>
      """;

  private static final String OF_PRODUCT =
      """
      SELECT s.id, s.product_id, s.status, s.title, s.excerpt, s.tags, s.author_id, s.created_at,
             s.updated_at, s.version, s.owner_id, s.due, s.<rank>
        FROM suggestions_suggestions s
       WHERE s.product_id = :product AND s.<rank> <= :rank AND (s.<rank> < :rank OR s.id < :id) <unseen>
       ORDER BY s.product_id DESC, s.<rank> DESC, s.id DESC
       LIMIT :limit <hint>
      """;

  private static final String OF_STATUS =
      """
      SELECT s.id, s.product_id, s.status, s.title, s.excerpt, s.tags, s.author_id, s.created_at,
             s.updated_at, s.version, s.owner_id, s.due, s.<rank>
        FROM suggestions_suggestions s
       WHERE s.status = :status AND s.<rank> <= :rank AND (s.<rank> < :rank OR s.id < :id) <unseen>
       ORDER BY s.status DESC, s.<rank> DESC, s.id DESC
       LIMIT :limit <hint>
      """;

  private static final String OF_PRODUCT_AND_STATUS =
      """
      SELECT s.id, s.product_id, s.status, s.title, s.excerpt, s.tags, s.author_id, s.created_at,
             s.updated_at, s.version, s.owner_id, s.due, s.<rank>
        FROM suggestions_suggestions s
       WHERE s.product_id = :product AND s.status = :status AND s.<rank> <= :rank AND (s.<rank> < :rank OR s.id < :id) <unseen>
       ORDER BY s.product_id DESC, s.status DESC, s.<rank> DESC, s.id DESC
       LIMIT :limit <hint>
      """;

  /** The other filters are looked at along the tag's index: a tag has few suggestions. */
  private static final String OF_TAG =
      """
      SELECT s.id, s.product_id, s.status, s.title, s.excerpt, s.tags, s.author_id, s.created_at,
             s.updated_at, s.version, s.owner_id, s.due, t.<rank>
        FROM suggestions_tags t
        JOIN suggestions_suggestions s ON s.id = t.suggestion_id
       WHERE t.tag = :tag AND t.<rank> <= :rank AND (t.<rank> < :rank OR t.suggestion_id < :id) <unseen>
         AND (:anyProduct OR t.product_id = :product)
         AND (:anyStatus OR t.status = :status)
       ORDER BY t.tag DESC, t.<rank> DESC, t.suggestion_id DESC
       LIMIT :limit <hint>
      """;

  /** A person has few suggestions: they are sorted, and the other filters are looked at. */
  private static final String OF_AUTHOR =
      """
      SELECT s.id, s.product_id, s.status, s.title, s.excerpt, s.tags, s.author_id, s.created_at,
             s.updated_at, s.version, s.owner_id, s.due, s.<rank>
        FROM suggestions_suggestions s
       WHERE s.author_id = :author AND s.<rank> <= :rank AND (s.<rank> < :rank OR s.id < :id) <unseen>
         AND (:anyOwner OR s.owner_id = :owner)
         AND (:anyProduct OR s.product_id = :product)
         AND (:anyStatus OR s.status = :status)
         AND (:anyTag OR POSITION(CAST(:line AS VARCHAR(90))
                                  IN CAST(:end AS VARCHAR(1)) || s.tags || CAST(:end AS VARCHAR(1)))
                         > 0)
       ORDER BY s.<rank> DESC, s.id DESC
       LIMIT :limit
      """;

  private static final String OF_OWNER =
      """
      SELECT s.id, s.product_id, s.status, s.title, s.excerpt, s.tags, s.author_id, s.created_at,
             s.updated_at, s.version, s.owner_id, s.due, s.<rank>
        FROM suggestions_suggestions s
       WHERE s.owner_id = :owner AND s.<rank> <= :rank AND (s.<rank> < :rank OR s.id < :id) <unseen>
         AND (:anyProduct OR s.product_id = :product)
         AND (:anyStatus OR s.status = :status)
         AND (:anyTag OR POSITION(CAST(:line AS VARCHAR(90))
                                  IN CAST(:end AS VARCHAR(1)) || s.tags || CAST(:end AS VARCHAR(1)))
                         > 0)
       ORDER BY s.<rank> DESC, s.id DESC
       LIMIT :limit
      """;

  /** A filter, and the clause that leaves products out. */
  private record Pass(Filter filter, String unseen) {}

  private record Row(Suggestion suggestion, long rank) {
    Position position() {
      return new Position(rank, suggestion.id());
    }

    Row seeded(long seed) {
      return new Row(suggestion, Shuffle.at(seed, rank, suggestion.id()).rank());
    }
  }

  private final Database database;
  private final String hint;

  public SuggestionList(Database database) {
    this.database = database;
    this.hint = database.dialect() == Dialect.HSQLDB ? "USING INDEX" : "";
  }

  /**
   * Reads a slice.
   *
   * @param unseen the ids of products whose suggestions are left out
   */
  public Slice<Suggestion> read(ListQuery query, ListRequest list, Set<Long> unseen) {
    return read(new Pass(query.filter(), without(unseen)), query.sort(), query.start(), list);
  }

  private static String without(Set<Long> products) {
    return products.isEmpty()
        ? ""
        : products.stream()
            .sorted()
            .map(String::valueOf)
            .collect(Collectors.joining(", ", "AND s.product_id NOT IN (", ")"));
  }

  /**
   * Reads a slice of the newest.
   *
   * @param unseen the ids of products whose suggestions are left out
   */
  public Slice<Suggestion> newest(Filter filter, ListRequest list, Set<Long> unseen) {
    return read(new Pass(filter, without(unseen)), Sort.NEWEST, Position.START, list);
  }

  /**
   * Reads a slice.
   *
   * @param start where the list begins
   */
  Slice<Suggestion> read(Filter filter, Sort sort, Position start, ListRequest list) {
    return read(new Pass(filter, ""), sort, start, list);
  }

  private Slice<Suggestion> read(Pass pass, Sort sort, Position start, ListRequest list) {
    String name = sort + " " + pass.filter() + " " + list.scope();
    Position after = list.isFirst() ? start : Position.of(list.after(), name);
    int limit = list.limit();
    List<Row> rows =
        sort == Sort.RANDOM ? around(pass, after, limit + 1) : pass(pass, sort, after, limit + 1);
    boolean more = rows.size() > limit;
    List<Row> shown = more ? rows.subList(0, limit) : rows;
    String next = more ? shown.get(limit - 1).position().token(name) : null;
    return new Slice<>(shown.stream().map(Row::suggestion).toList(), next);
  }

  /** Reads on around the circle: down to its end, then from its top to where the reader began. */
  private List<Row> around(Pass pass, Position after, int limit) {
    long seed = Shuffle.seed(after);
    Position on = Shuffle.onCircle(after);
    List<Row> rows = new ArrayList<>(pass(pass, Sort.RANDOM, on, limit));
    if (rows.size() < limit && !Shuffle.isSecondPart(seed, on.rank())) {
      rows.addAll(
          pass(pass, Sort.RANDOM, Shuffle.top(), limit - rows.size()).stream()
              .takeWhile(row -> Shuffle.isSecondPart(seed, row.rank()))
              .toList());
    } else if (Shuffle.isSecondPart(seed, on.rank())) {
      rows.removeIf(row -> !Shuffle.isSecondPart(seed, row.rank()));
    }
    return rows.stream().map(row -> row.seeded(seed)).toList();
  }

  private List<Row> pass(Pass pass, Sort sort, Position after, int limit) {
    return database.read(
        handle ->
            query(handle, pass.filter())
                .define("unseen", pass.unseen())
                .define("rank", sort.column())
                .define("hint", hint)
                .bind("rank", after.rank())
                .bind("id", after.id())
                .bind("limit", limit)
                .map((row, context) -> new Row(SuggestionColumns.read(row), row.getLong(13)))
                .list());
  }

  private static Query query(Handle handle, Filter filter) {
    Long product = filter.productId();
    Status status = filter.status();
    if (filter.authorId() != null) {
      return lookingAtTag(lookingAt(handle.createQuery(OF_AUTHOR), filter), filter)
          .bind("author", filter.authorId())
          .bind("anyOwner", filter.ownerId() == null)
          .bind("owner", filter.ownerId() == null ? 0 : filter.ownerId());
    }
    if (filter.ownerId() != null) {
      return lookingAtTag(lookingAt(handle.createQuery(OF_OWNER), filter), filter)
          .bind("owner", filter.ownerId());
    }
    if (filter.tag() != null) {
      return lookingAt(handle.createQuery(OF_TAG), filter).bind("tag", filter.tag());
    }
    if (product != null && status != null) {
      return handle
          .createQuery(OF_PRODUCT_AND_STATUS)
          .bind("product", product)
          .bind("status", status.word());
    }
    if (product != null) {
      return handle.createQuery(OF_PRODUCT).bind("product", product);
    }
    if (status != null) {
      return handle.createQuery(OF_STATUS).bind("status", status.word());
    }
    return handle.createQuery(ALL);
  }

  private static Query lookingAt(Query query, Filter filter) {
    Long product = filter.productId();
    Status status = filter.status();
    return query
        .bind("anyProduct", product == null)
        .bind("product", product == null ? 0 : product)
        .bind("anyStatus", status == null)
        .bind("status", status == null ? "" : status.word());
  }

  /**
   * Binds the tag, which is looked for in the suggestion's row, where the tags stand one a line. To
   * look for the row of the tag instead would make HSQLDB go through all of the tag's, once for
   * each suggestion.
   */
  private static Query lookingAtTag(Query query, Filter filter) {
    return query
        .bind("anyTag", filter.tag() == null)
        .bind("line", "\n" + filter.tag() + "\n")
        .bind("end", "\n");
  }
}
