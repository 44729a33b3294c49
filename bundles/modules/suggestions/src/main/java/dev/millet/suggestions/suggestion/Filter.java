package dev.millet.suggestions.suggestion;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The filter of the list; null stands for all.
 *
 * @param productId only of this product
 * @param status only with this status
 * @param tag only with this tag, in its kept form
 * @param authorId only what this member wrote
 * @param ownerId only what this member of staff takes care of
 * @param custom only with one of the product's own statuses, or without any
 * @param fields only with these values in the product's own fields
 */
public record Filter(
    Long productId,
    Status status,
    String tag,
    Long authorId,
    Long ownerId,
    CustomFilter custom,
    List<FieldFilter> fields) {

  public static final Filter ALL = new Filter(null, null, null);

  /**
   * Asks for the product's own statuses; together with a product and a status.
   *
   * @param slug of the one that is asked for; null for what has none of these
   * @param ids as they may be kept for it, or for all that are left out
   */
  public record CustomFilter(String slug, List<Long> ids) {

    /** Returns the clause of the list that narrows it; empty where it leaves out nothing. */
    String clause() {
      if (ids.isEmpty()) {
        return "";
      }
      String some = ids.stream().map(String::valueOf).collect(Collectors.joining(", "));
      return (slug == null ? " AND NOT EXISTS (" : " AND EXISTS (")
          + "SELECT c.status_id FROM suggestions_status_of c"
          + " WHERE c.suggestion_id = s.id AND c.status_id IN ("
          + some
          + "))";
    }
  }

  /**
   * Asks for a value in one of the product's own fields.
   *
   * @param slug of the field
   */
  public record FieldFilter(long field, String slug, String value) {

    /** Returns the name of the parameter that its clause has. */
    String parameter() {
      return "field" + field;
    }

    private String clause() {
      return " AND EXISTS (SELECT v.content FROM suggestions_field_values v"
          + " WHERE v.suggestion_id = s.id AND v.field_id = "
          + field
          + " AND v.content = :"
          + parameter()
          + ")";
    }
  }

  /** Makes a filter that does not ask for the product's own statuses and fields. */
  public Filter(Long productId, Status status, String tag, Long authorId, Long ownerId) {
    this(productId, status, tag, authorId, ownerId, null, List.of());
  }

  /** Makes a filter that does not ask for people. */
  public Filter(Long productId, Status status, String tag) {
    this(productId, status, tag, null, null);
  }

  /** Returns the same with or without the product's own statuses. */
  public Filter with(CustomFilter other) {
    return new Filter(productId, status, tag, authorId, ownerId, other, fields);
  }

  /** Returns the clause of the list that narrows it to what products added; may be empty. */
  String clause() {
    return (custom == null ? "" : custom.clause())
        + fields.stream().map(FieldFilter::clause).collect(Collectors.joining());
  }

  public boolean isAll() {
    return equals(ALL);
  }
}
