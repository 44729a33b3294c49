package dev.millet.suggestions.page;

import dev.millet.suggestions.suggestion.ListQuery;
import dev.millet.suggestions.suggestion.Sort;
import dev.millet.suggestions.suggestion.StatusChoice;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Addresses of the list, with what is chosen and one thing of it changed; null stands for not
 * chosen.
 */
record ListLinks(
    String product, StatusChoice status, String tag, boolean mine, String owner, Sort sort) {

  static final String PATH = "/suggestions";

  static ListLinks of(ListQuery query) {
    return new ListLinks(
        query.product() == null ? null : query.product().slug(),
        query.status(),
        query.filter().tag(),
        query.isMine(),
        query.owner() == null ? null : query.owner().handle(),
        query.sort());
  }

  /** Returns the list of one tag, with nothing else chosen. */
  static String tagged(String tag) {
    return new ListLinks(null, null, tag, false, null, null).path();
  }

  /** Returns the list of one product, with nothing else chosen. */
  static String about(String slug) {
    return new ListLinks(slug, null, null, false, null, null).path();
  }

  /** Returns the list of what a member of staff takes care of, with nothing else chosen. */
  static String ownedBy(String handle) {
    return new ListLinks(null, null, null, false, handle, null).path();
  }

  ListLinks sorted(Sort other) {
    return new ListLinks(product, status, tag, mine, owner, other);
  }

  /** Returns the list of another product, or of all: of the status its meaning stays. */
  ListLinks withProduct(String other) {
    StatusChoice meaning = status == null ? null : new StatusChoice(status.status(), "");
    return new ListLinks(other, meaning, tag, mine, owner, sort);
  }

  ListLinks withStatus(StatusChoice other) {
    return new ListLinks(product, other, tag, mine, owner, sort);
  }

  ListLinks withTag(String other) {
    return new ListLinks(product, status, other, mine, owner, sort);
  }

  ListLinks ofMine(boolean only) {
    return new ListLinks(product, status, tag, only, owner, sort);
  }

  ListLinks ofOwner(String handle) {
    return new ListLinks(product, status, tag, mine, handle, sort);
  }

  /** Returns the list with the same order and no filter. */
  ListLinks unfiltered() {
    return new ListLinks(null, null, null, false, null, sort);
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
