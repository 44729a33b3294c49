package dev.millet.members.external;

import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.api.signin.ExternalRights;
import dev.millet.members.accounts.Account;
import dev.millet.members.groups.Group;
import dev.millet.members.groups.GroupChange;
import dev.millet.members.services.AccountServices;
import java.util.EnumSet;
import java.util.Set;

/**
 * Gives and takes the roles and groups that a provider decides about. An administrator keeps all
 * roles: who made them administrator decides about them.
 */
final class RightsOfProvider {

  private final AccountServices care;

  RightsOfProvider(AccountServices care) {
    this.care = care;
  }

  void apply(Account account, ExternalRights rights) {
    Member member = account.member();
    applyRoles(member, rights);
    Set<String> now = care.groups().members().slugsOf(member.id());
    for (String slug : rights.decidedGroups()) {
      if (now.contains(slug) != rights.groups().contains(slug)) {
        care.groups()
            .bySlug(slug)
            .ifPresent(group -> change(group, member, rights.groups().contains(slug)));
      }
    }
  }

  private void applyRoles(Member member, ExternalRights rights) {
    if (member.roles().contains(Role.ADMIN)) {
      return;
    }
    Set<Role> next = EnumSet.of(Role.MEMBER);
    next.addAll(member.roles());
    next.removeAll(rights.decidedRoles());
    next.addAll(rights.roles());
    if (!next.equals(member.roles())) {
      care.roleChange().change(member.id(), next, null);
    }
  }

  private void change(Group group, Member member, boolean in) {
    GroupChange groups = care.groupChange();
    if (in) {
      groups.add(group, member, null);
    } else {
      groups.take(group, member, null);
    }
  }
}
