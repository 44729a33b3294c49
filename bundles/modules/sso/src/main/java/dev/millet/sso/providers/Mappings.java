package dev.millet.sso.providers;

import dev.millet.api.gateway.Problem;
import dev.millet.api.members.Role;
import dev.millet.api.signin.ExternalRights;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Maps groups of a provider to roles and groups here. Immutable. */
public final class Mappings {

  private static final String ROLE = "role:";
  private static final String GROUP = "group:";

  private final List<Mapping> mappings;

  private Mappings(List<Mapping> mappings) {
    this.mappings = mappings;
  }

  /**
   * One of them.
   *
   * @param value a group of the provider
   * @param role null where it is a group here
   * @param group null where it is a role here
   */
  private record Mapping(String value, Role role, String group) {}

  static Mappings of(String lines) {
    return new Mappings(ProviderSettings.lines(lines).stream().map(Mappings::read).toList());
  }

  static String check(String typed) {
    of(typed);
    return typed;
  }

  private static Mapping read(String line) {
    int equals = line.lastIndexOf('=');
    String value = equals < 1 ? "" : line.substring(0, equals).strip();
    String target = line.substring(equals + 1).strip();
    if (value.isEmpty()) {
      throw refused("mapping", line + " is not a group, = and role:staff or group:name");
    }
    if (target.startsWith(GROUP) && target.length() > GROUP.length()) {
      return new Mapping(value, null, target.substring(GROUP.length()).strip());
    }
    return switch (target) {
      case ROLE + "staff" -> new Mapping(value, Role.STAFF, null);
      case ROLE + "moderator" -> new Mapping(value, Role.MODERATOR, null);
      case ROLE + "admin" ->
          throw refused("administrator", "Who is administrator is decided on this site only");
      default -> throw refused("mapping", line + " does not end in role:staff or group:name");
    };
  }

  private static RuntimeException refused(String code, String detail) {
    return Problem.invalid("mappings", code, detail).toException();
  }

  /**
   * Returns what follows from the groups that a provider says.
   *
   * @param values null where the provider does not say any, which changes nothing
   */
  public ExternalRights rights(Collection<String> values) {
    if (values == null || mappings.isEmpty()) {
      return ExternalRights.NONE;
    }
    Set<Role> decidedRoles = EnumSet.noneOf(Role.class);
    Set<Role> roles = EnumSet.noneOf(Role.class);
    Set<String> decidedGroups = new HashSet<>();
    Set<String> groups = new HashSet<>();
    for (Mapping mapping : mappings) {
      boolean held = values.contains(mapping.value());
      if (mapping.role() != null) {
        decidedRoles.add(mapping.role());
        if (held) {
          roles.add(mapping.role());
        }
      } else {
        decidedGroups.add(mapping.group());
        if (held) {
          groups.add(mapping.group());
        }
      }
    }
    return new ExternalRights(decidedRoles, roles, decidedGroups, groups);
  }
}
