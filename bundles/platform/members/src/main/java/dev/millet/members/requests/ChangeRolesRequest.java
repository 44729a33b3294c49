package dev.millet.members.requests;

import dev.millet.api.forms.Rules;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Request;
import dev.millet.api.members.Role;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The roles that a member shall have.
 *
 * @param roles some of {@code member}, {@code staff}, {@code moderator}, {@code admin}; the first
 *     goes without saying
 */
public record ChangeRolesRequest(List<String> roles) {

  private static final int MAX_WORD = 20;

  public static final Rules<ChangeRolesRequest> RULES =
      Rules.of(ChangeRolesRequest.class)
          .lines("roles", Role.values().length, MAX_WORD, "staff")
          .checked("roles", ChangeRolesRequest::known);

  /**
   * Reads the body. A list that is left out takes no roles away: it is refused, since an empty one
   * says so.
   */
  public static ChangeRolesRequest of(Request request) {
    ChangeRolesRequest sent = request.json(ChangeRolesRequest.class);
    if (sent.roles() == null) {
      throw Problem.invalid("roles", "missing", "roles is needed; it may be empty").toException();
    }
    return RULES.check(sent);
  }

  private static String word(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  private static String known(String word) {
    if (Arrays.stream(Role.values()).noneMatch(role -> word(role).equals(word))) {
      throw Problem.invalid("roles", "unknown", "A role is member, staff, moderator or admin")
          .toException();
    }
    return word;
  }

  /** Returns the roles, with the one that everybody has. */
  public Set<Role> all() {
    Set<Role> all = EnumSet.of(Role.MEMBER);
    for (Role role : Role.values()) {
      if (roles.contains(word(role))) {
        all.add(role);
      }
    }
    return all;
  }
}
