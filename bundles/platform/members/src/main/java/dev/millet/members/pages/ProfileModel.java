package dev.millet.members.pages;

import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import java.util.List;
import java.util.Locale;

/**
 * The page of a member.
 *
 * @param own whether it is the reader's
 */
public record ProfileModel(Member member, boolean own) {

  /** What the member is to the company, beside being a member, in small letters. */
  public List<String> roles() {
    return member.roles().stream()
        .filter(role -> role != Role.MEMBER)
        .sorted()
        .map(role -> role.name().toLowerCase(Locale.ROOT))
        .toList();
  }
}
