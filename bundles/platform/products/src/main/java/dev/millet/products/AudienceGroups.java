package dev.millet.products;

import dev.millet.api.gateway.Problem;
import dev.millet.api.members.Members;
import dev.millet.api.products.Audience;
import java.util.List;
import java.util.Set;

/** Checks the groups of an audience. */
final class AudienceGroups {

  private AudienceGroups() {}

  /**
   * Returns an audience of groups.
   *
   * @throws dev.millet.api.gateway.ProblemException 422 where there is no such group
   */
  static Audience check(List<String> groups, Members members) {
    Set<String> known = members.groupNames().keySet();
    for (String group : groups) {
      if (!known.contains(group)) {
        throw Problem.invalid("groups", "unknown", "there is no group '" + group + "'")
            .toException();
      }
    }
    return new Audience(Audience.Kind.GROUPS, groups);
  }
}
