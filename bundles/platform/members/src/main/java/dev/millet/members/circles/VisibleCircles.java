package dev.millet.members.circles;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Request;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import java.util.List;
import java.util.Set;

/**
 * Which circles somebody knows of: the staff of all, members of those that they may join or are in.
 * The name of a circle can tell too much, such as that of a customer.
 */
public final class VisibleCircles {

  private final Circles circles;

  public VisibleCircles(Circles circles) {
    this.circles = circles;
  }

  public List<Circle> all(Identity identity) {
    Set<String> own = own(identity);
    return circles.all().stream().filter(circle -> isVisible(circle, identity, own)).toList();
  }

  /**
   * The circle that the path names.
   *
   * @throws dev.millet.api.gateway.ProblemException 404 also where the caller is not to know of it
   */
  public Circle of(Request request) {
    Identity identity = request.identity();
    return circles
        .bySlug(request.parameter("slug"))
        .filter(circle -> isVisible(circle, identity, own(identity)))
        .orElseThrow(() -> Problem.notFound("There is no such circle").toException());
  }

  private static boolean isVisible(Circle circle, Identity identity, Set<String> own) {
    return circle.selfService() || own.contains(circle.slug()) || identity.is(Role.STAFF);
  }

  /** The slugs of the circles that the caller is in. */
  public Set<String> own(Identity identity) {
    return identity.signedIn().map(Member::id).map(circles::slugsOf).orElse(Set.of());
  }
}
