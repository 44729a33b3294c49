package dev.millet.suggestions.page;

import dev.millet.suggestions.suggestion.ListQuery;
import dev.millet.suggestions.suggestion.Sort;
import dev.millet.suggestions.suggestion.StatusChoice;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Addresses of the list, with what is chosen and one thing of it changed; null stands for not
 * chosen.
 */
record ListLinks(
    String product,
    StatusChoice status,
    String tag,
    boolean mine,
    String owner,
    Sort sort,
    Map<String, String> fields) {

  static final String PATH = "/suggestions";

  static ListLinks of(ListQuery query) {
    return new ListLinks(
        query.product() == null ? null : query.product().slug(),
        query.status(),
        query.filter().tag(),
        query.isMine(),
        query.owner() == null ? null : query.owner().handle(),
        query.sort(),
        query.fields());
  }

  /** Returns the list of one tag, with nothing else chosen. */
  static String tagged(String tag) {
    return new ListLinks(null, null, tag, false, null, null, Map.of()).path();
  }

  /** Returns the list of one product, with nothing else chosen. */
  static String about(String slug) {
    return new ListLinks(slug, null, null, false, null, null, Map.of()).path();
  }

  /** Returns the list of what a member of staff takes care of, with nothing else chosen. */
  static String ownedBy(String handle) {
    return new ListLinks(null, null, null, false, handle, null, Map.of()).path();
  }

  /** Returns the list of a product's suggestions with a value in a field. */
  static String having(String product, String field, String value) {
    return new ListLinks(product, null, null, false, null, null, Map.of(field, value)).path();
  }

  /** Returns the list without a value in a field. */
  ListLinks without(String field) {
    Map<String, String> others = new LinkedHashMap<>(fields);
    others.remove(field);
    return new ListLinks(product, status, tag, mine, owner, sort, others);
  }

  ListLinks sorted(Sort other) {
    return new ListLinks(product, status, tag, mine, owner, other, fields);
  }

  /**
   * Returns the list of another product, or of all: of the status its meaning stays, of fields
   * nothing.
   */
  ListLinks withProduct(String other) {
    StatusChoice meaning = status == null ? null : new StatusChoice(status.status(), "");
    return new ListLinks(other, meaning, tag, mine, owner, sort, Map.of());
  }

  ListLinks withStatus(StatusChoice other) {
    return new ListLinks(product, other, tag, mine, owner, sort, fields);
  }

  ListLinks withTag(String other) {
    return new ListLinks(product, status, other, mine, owner, sort, fields);
  }

  ListLinks ofMine(boolean only) {
    return new ListLinks(product, status, tag, only, owner, sort, fields);
  }

  ListLinks ofOwner(String handle) {
    return new ListLinks(product, status, tag, mine, handle, sort, fields);
  }

  /** Returns the list with the same order and no filter. */
  ListLinks unfiltered() {
    return new ListLinks(null, null, null, false, null, sort, Map.of());
  }

  String path() {
    return path(PATH);
  }

  /** Returns the address of what is chosen, where another page shows it. */
  String path(String page) {
    StringBuilder path = new StringBuilder(page);
    add(path, "product", product);
    add(path, "status", status == null ? null : status.text());
    add(path, "tag", tag);
    add(path, "mine", mine ? "true" : null);
    add(path, "owner", owner);
    add(path, "sort", sort == null ? null : sort.word());
    fields.forEach((slug, value) -> add(path, encoded(ListQuery.FIELD + slug), value));
    return path.toString();
  }

  static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** Adds a parameter to an address, unless it is null or empty. */
  static void add(StringBuilder path, String name, String value) {
    if (value != null && !value.isEmpty()) {
      path.append(path.indexOf("?") < 0 ? '?' : '&').append(name).append('=');
      path.append(encoded(value));
    }
  }
}
