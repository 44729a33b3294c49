package dev.millet.members.http;

import dev.millet.members.circles.Circle;
import java.time.Instant;

/**
 * A circle.
 *
 * @param slug names it in addresses; never changes
 * @param selfService whether members may join by themselves
 * @param member whether the caller is in it
 */
public record CircleAnswer(
    String slug,
    String name,
    String description,
    boolean selfService,
    long size,
    boolean member,
    Instant createdAt) {

  static CircleAnswer of(Circle circle, boolean member) {
    return new CircleAnswer(
        circle.slug(),
        circle.name(),
        circle.description(),
        circle.selfService(),
        circle.size(),
        member,
        circle.createdAt());
  }
}
