package dev.millet.points.boards;

import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import dev.millet.api.members.Role;
import dev.millet.api.selection.MemberSets;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The groups of the platform. Members know those that they are in, the team knows all. */
final class GroupSets implements MemberSets {

  private static final int MAX_EACH = 20;

  private final Members members;

  GroupSets(Members members) {
    this.members = members;
  }

  @Override
  public String name() {
    return "group";
  }

  @Override
  public String label(Locale locale) {
    return locale.getLanguage().equals("zh") ? "用户组" : "Group";
  }

  @Override
  public Map<String, String> visible(Identity reader, Locale locale) {
    Member member = reader.member();
    if (member == null) {
      return Map.of();
    }
    Map<String, String> seen = new LinkedHashMap<>(members.groupNames());
    if (!reader.is(Role.STAFF)) {
      seen.keySet().retainAll(members.groups(member.id()));
    }
    return seen;
  }

  @Override
  public Map<Long, Set<String>> of(Collection<Long> some) {
    Map<Long, Set<String>> found = new HashMap<>();
    for (Long each : some) {
      found.put(
          each, members.groups(each).stream().sorted().limit(MAX_EACH).collect(Collectors.toSet()));
    }
    return found;
  }
}
