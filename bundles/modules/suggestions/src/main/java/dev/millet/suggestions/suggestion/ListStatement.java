package dev.millet.suggestions.suggestion;

/**
 * The statements of the list, one for each combination of filters that has an index of its own:
 * equal columns first, then the rank, then the id. {@code <rank>} stands for one of the columns
 * that {@link Sort} names.
 *
 * <p>What would be a statement and an index for each combination more is not: a tag and a person
 * have few suggestions, so the other filters are looked at along theirs, and a person's are sorted
 * where they are not wanted by their age. {@code <unseen>} leaves products out, or is nothing: most
 * readers may see all of them. {@code <part>} is the part of the random order, or that something
 * waits at all.
 */
enum ListStatement {
  ALL(
      """
      SELECT s.id, s.product_id, s.status, s.title, s.excerpt, s.tags, s.author_id, s.created_at,
             s.updated_at, s.version, s.owner_id, s.due, s.<rank>
        FROM suggestions_suggestions s
       WHERE <after> <part> <unseen>
      <order>
      """,
      "s",
      "s.id"),

  OF_PRODUCT(
      """
      SELECT s.id, s.product_id, s.status, s.title, s.excerpt, s.tags, s.author_id, s.created_at,
             s.updated_at, s.version, s.owner_id, s.due, s.<rank>
        FROM suggestions_suggestions s
       WHERE s.product_id = :product AND <after> <part> <unseen>
      <order>
      """,
      "s",
      "s.id",
      "s.product_id"),

  OF_STATUS(
      """
      SELECT s.id, s.product_id, s.status, s.title, s.excerpt, s.tags, s.author_id, s.created_at,
             s.updated_at, s.version, s.owner_id, s.due, s.<rank>
        FROM suggestions_suggestions s
       WHERE s.status = :status AND <after> <part> <unseen>
      <order>
      """,
      "s",
      "s.id",
      "s.status"),

  OF_PRODUCT_AND_STATUS(
      """
      SELECT s.id, s.product_id, s.status, s.title, s.excerpt, s.tags, s.author_id, s.created_at,
             s.updated_at, s.version, s.owner_id, s.due, s.<rank>
        FROM suggestions_suggestions s
       WHERE s.product_id = :product AND s.status = :status AND <after> <part> <unseen>
      <order>
      """,
      "s",
      "s.id",
      "s.product_id",
      "s.status"),

  /** The other filters are looked at along the tag's index: a tag has few suggestions. */
  OF_TAG(
      """
      SELECT s.id, s.product_id, s.status, s.title, s.excerpt, s.tags, s.author_id, s.created_at,
             s.updated_at, s.version, s.owner_id, s.due, t.<rank>
        FROM suggestions_tags t
        JOIN suggestions_suggestions s ON s.id = t.suggestion_id
       WHERE t.tag = :tag AND <after> <part> <unseen>
         AND (:anyProduct OR t.product_id = :product)
         AND (:anyStatus OR t.status = :status)
      <order>
      """,
      "t",
      "t.suggestion_id",
      "t.tag"),

  /** A person has few suggestions: they are sorted, and the other filters are looked at. */
  OF_AUTHOR(
      """
      SELECT s.id, s.product_id, s.status, s.title, s.excerpt, s.tags, s.author_id, s.created_at,
             s.updated_at, s.version, s.owner_id, s.due, s.<rank>
        FROM suggestions_suggestions s
       WHERE s.author_id = :author AND <after> <part> <unseen>
         AND (:anyOwner OR s.owner_id = :owner)
         AND (:anyProduct OR s.product_id = :product)
         AND (:anyStatus OR s.status = :status)
         AND (:anyTag OR POSITION(CAST(:line AS VARCHAR(90))
                                  IN CAST(:end AS VARCHAR(1)) || s.tags || CAST(:end AS VARCHAR(1)))
                         > 0)
      <order>
      """,
      "s",
      "s.id"),

  OF_OWNER(
      """
      SELECT s.id, s.product_id, s.status, s.title, s.excerpt, s.tags, s.author_id, s.created_at,
             s.updated_at, s.version, s.owner_id, s.due, s.<rank>
        FROM suggestions_suggestions s
       WHERE s.owner_id = :owner AND <after> <part> <unseen>
         AND (:anyProduct OR s.product_id = :product)
         AND (:anyStatus OR s.status = :status)
         AND (:anyTag OR POSITION(CAST(:line AS VARCHAR(90))
                                  IN CAST(:end AS VARCHAR(1)) || s.tags || CAST(:end AS VARCHAR(1)))
                         > 0)
      <order>
      """,
      "s",
      "s.id");

  private final String sql;
  private final String table;
  private final String id;
  private final String[] fixed;

  ListStatement(String sql, String table, String id, String... fixed) {
    this.sql = sql;
    this.table = table;
    this.id = id;
    this.fixed = fixed;
  }

  /** Returns the statement that answers a filter. */
  static ListStatement of(Filter filter) {
    if (filter.authorId() != null) {
      return OF_AUTHOR;
    }
    if (filter.ownerId() != null) {
      return OF_OWNER;
    }
    if (filter.tag() != null) {
      return OF_TAG;
    }
    if (filter.productId() != null) {
      return filter.status() == null ? OF_PRODUCT : OF_PRODUCT_AND_STATUS;
    }
    return filter.status() == null ? ALL : OF_STATUS;
  }

  String sql() {
    return sql;
  }

  /** Returns the column that orders it. */
  String rank(Sort sort) {
    return table + "." + sort.column();
  }

  /** Returns the column of the ids. */
  String id() {
    return id;
  }

  /** Returns the columns with one value in the whole list. */
  String[] fixed() {
    return fixed.clone();
  }

  /** Returns whether rows are sorted, since no index has the order. */
  boolean isSorted() {
    return this == OF_AUTHOR || this == OF_OWNER;
  }
}
