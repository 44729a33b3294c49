package dev.millet.products;

import dev.millet.api.members.Identity;
import dev.millet.api.members.Members;
import dev.millet.api.members.Role;
import dev.millet.api.products.Audience;
import java.util.List;
import java.util.Set;

/**
 * The audience of a product, as it is stored.
 *
 * @param groups the slugs of the chosen groups, one a line
 */
record Access(Audience.Kind audience, String groups) {

  static Access of(Audience audience) {
    return new Access(audience.kind(), String.join("\n", audience.groups()));
  }

  Audience toAudience() {
    return new Audience(audience, groups.isEmpty() ? List.of() : List.of(groups.split("\n")));
  }

  /** Returns whether somebody belongs to the team, which sees every product. */
  static boolean isTeam(Identity reader) {
    return reader.is(Role.STAFF) || reader.is(Role.MODERATOR);
  }

  /** Returns whether a reader may see the product. */
  boolean admits(Identity reader, Members members) {
    return switch (audience) {
      case EVERYBODY -> true;
      case MEMBERS -> isTeam(reader) || reader.member() != null;
      case GROUPS -> isTeam(reader) || (reader.member() != null && isInGroup(reader, members));
    };
  }

  private boolean isInGroup(Identity reader, Members members) {
    Set<String> own = members.groups(reader.member().id());
    return toAudience().groups().stream().anyMatch(own::contains);
  }
}
