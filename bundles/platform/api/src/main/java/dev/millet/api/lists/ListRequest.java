package dev.millet.api.lists;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A slice that is asked for: how many items, behind which cursor, of which list. Immutable.
 *
 * <p>Handlers get one from {@code Request.list()}: {@code limit} is 1 to {@value #MAX_LIMIT} and
 * {@value #DEFAULT_LIMIT} where it is absent, everywhere.
 */
public final class ListRequest {

  /** How many items a slice has where the caller does not say. */
  public static final int DEFAULT_LIMIT = 25;

  /** How many items a caller gets at most at once. */
  public static final int MAX_LIMIT = 100;

  private final String path;
  private final Map<String, String> filters;
  private final int limit;
  private final String after;

  private ListRequest(String path, Map<String, String> filters, int limit, String after) {
    if (limit < 1) {
      throw new IllegalArgumentException("a slice has at least one item, not " + limit);
    }
    this.path = Objects.requireNonNull(path, "path");
    this.filters = new TreeMap<>(filters);
    this.limit = limit;
    this.after = after;
  }

  /** Returns a request for the first items of a list that nobody goes on with. */
  public static ListRequest first(int limit) {
    return new ListRequest("", Map.of(), limit, null);
  }

  /**
   * Returns what a caller asks for.
   *
   * @param path where the list is
   * @param filters the parameters that choose its items and their order, by name
   * @param after the {@code next} of the slice before; null for the first slice
   */
  public static ListRequest of(String path, Map<String, String> filters, int limit, String after) {
    return new ListRequest(path, filters, limit, after);
  }

  /** Returns the request for the slice behind another of the same list. */
  public ListRequest after(String next) {
    return new ListRequest(path, filters, limit, Objects.requireNonNull(next, "next"));
  }

  /**
   * Returns the request for the same list at its own address: for a page that is shown in answer to
   * a form of it, whose address is another.
   */
  public ListRequest at(String other) {
    return new ListRequest(other, filters, limit, after);
  }

  /**
   * Returns the parameters that choose the items and their order, by name; the values of one that
   * is there several times stand on a line each.
   *
   * @since 1.1
   */
  public Map<String, String> filters() {
    return Map.copyOf(filters);
  }

  /** Returns the path and the filters, as one text: a cursor of another one is refused. */
  public String scope() {
    return path + filters;
  }

  public int limit() {
    return limit;
  }

  /** Returns the cursor behind which the slice begins; null for the first slice. */
  public String after() {
    return after;
  }

  /** Returns whether the slice is the first one. */
  public boolean isFirst() {
    return after == null;
  }
}
