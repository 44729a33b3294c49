package dev.millet.members.groups;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Request;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import java.util.List;
import java.util.Set;

/**
 * The groups that somebody may know of: the staff of all, members of those that they may join or
 * are in. The name of a group can tell too much, such as that of a customer.
 */
public final class VisibleGroups {

  private final Groups groups;

  public VisibleGroups(Groups groups) {
    this.groups = groups;
  }

  public List<Group> all(Identity identity) {
    Set<String> own = own(identity);
    return groups.all().stream().filter(group -> isVisible(group, identity, own)).toList();
  }

  /**
   * Returns the group that the path names.
   *
   * @throws dev.millet.api.gateway.ProblemException 404 also where the caller is not to know of it
   */
  public Group of(Request request) {
    Identity identity = request.identity();
    return groups
        .bySlug(request.parameter("slug"))
        .filter(group -> isVisible(group, identity, own(identity)))
        .orElseThrow(() -> Problem.notFound("There is no such group").toException());
  }

  private static boolean isVisible(Group group, Identity identity, Set<String> own) {
    return group.selfService() || own.contains(group.slug()) || identity.is(Role.STAFF);
  }

  /** Returns the slugs of the groups that the caller is in. */
  public Set<String> own(Identity identity) {
    return identity.signedIn().map(Member::id).map(groups.members()::slugsOf).orElse(Set.of());
  }
}
