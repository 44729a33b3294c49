package dev.millet.members.http;

import dev.millet.members.groups.Group;
import java.time.Instant;

/**
 * A group.
 *
 * @param slug names it in addresses; never changes
 * @param selfService whether members may join by themselves
 * @param member whether the caller is in it
 */
public record GroupAnswer(
    String slug,
    String name,
    String description,
    boolean selfService,
    long size,
    boolean member,
    Instant createdAt) {

  static GroupAnswer of(Group group, boolean member) {
    return new GroupAnswer(
        group.slug(),
        group.name(),
        group.description(),
        group.selfService(),
        group.size(),
        member,
        group.createdAt());
  }
}
