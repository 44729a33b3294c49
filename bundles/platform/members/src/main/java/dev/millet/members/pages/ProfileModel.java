package dev.millet.members.pages;

import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.api.pages.Html;
import java.util.List;
import java.util.Locale;

/**
 * The page of a member.
 *
 * @param own whether it is the reader's
 * @param staff whether the reader is of the staff
 * @param sections what modules show of the member
 */
public record ProfileModel(Member member, boolean own, boolean staff, Html sections) {

  /** What the member is to the company, beside being a member, in small letters. */
  public List<String> roles() {
    return rolesOf(member);
  }

  /** Where staff and administrators deal with the member. */
  public String manage() {
    return MemberPath.manage(member);
  }

  static List<String> rolesOf(Member member) {
    return member.roles().stream()
        .filter(role -> role != Role.MEMBER)
        .sorted()
        .map(role -> role.name().toLowerCase(Locale.ROOT))
        .toList();
  }
}
