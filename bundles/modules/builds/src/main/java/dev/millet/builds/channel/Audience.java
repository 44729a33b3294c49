package dev.millet.builds.channel;

import dev.millet.api.members.Identity;
import dev.millet.api.members.Members;
import dev.millet.api.members.Role;

/**
 * The people who may see the builds of a channel. The team sees those of every channel.
 *
 * @param group the slug of the group; null for other kinds
 */
public record Audience(Kind kind, String group) {

  /** All readers, also those who are not signed in. */
  public static final Audience EVERYBODY = new Audience(Kind.EVERYBODY, null);

  /** The kinds of audiences. */
  public enum Kind {
    EVERYBODY,
    GROUP,
    TEAM
  }

  /** Returns whether a reader belongs to the audience. */
  public boolean admits(Identity reader, Members members) {
    return switch (kind) {
      case EVERYBODY -> true;
      case TEAM -> isTeam(reader);
      case GROUP ->
          isTeam(reader)
              || (reader.member() != null && members.groups(reader.member().id()).contains(group));
    };
  }

  /** Returns whether somebody is staff, a moderator or an administrator, or the operator. */
  public static boolean isTeam(Identity reader) {
    return reader.is(Role.MODERATOR);
  }
}
