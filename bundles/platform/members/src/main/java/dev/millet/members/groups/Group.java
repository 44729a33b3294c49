package dev.millet.members.groups;

import java.time.Instant;

/**
 * A named set of members, used to gate, to target and to choose.
 *
 * @param slug names it in addresses and for other modules: never changes, never empty
 * @param name 1 to 80 code points
 * @param description one line of at most 500 code points; may be empty
 * @param selfService whether members may join by themselves
 * @param size how many members are in it
 * @param version counts the changes
 */
public record Group(
    long id,
    String slug,
    String name,
    String description,
    boolean selfService,
    long size,
    long version,
    Instant createdAt) {

  /** Returns the entity tag. */
  public String tag() {
    return "g" + id + "-" + version;
  }
}
