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
 * @param moderation what moderators can do about the image, and why it is hidden
 */
public record ProfileModel(
    Member member, boolean own, boolean staff, Html sections, Html moderation) {

  /** Returns the roles beside that of a member, in small letters. */
  public List<String> roles() {
    return rolesOf(member);
  }

  /** Returns the page on which staff and administrators manage the member. */
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
