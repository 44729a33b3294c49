package dev.millet.api.products;

import java.util.List;

/**
 * The people who may see a product. The team (staff, moderators and administrators) sees every
 * product.
 *
 * @param kind everybody, members, or the members of chosen groups
 * @param groups the slugs of the chosen groups; empty for other kinds
 * @since 1.1
 */
public record Audience(Kind kind, List<String> groups) {

  /** All readers, also those who are not signed in. */
  public static final Audience EVERYBODY = new Audience(Kind.EVERYBODY, List.of());

  /** The kinds of audiences. */
  public enum Kind {
    EVERYBODY,
    MEMBERS,
    GROUPS
  }

  public Audience {
    groups = kind == Kind.GROUPS ? List.copyOf(groups) : List.of();
  }
}
