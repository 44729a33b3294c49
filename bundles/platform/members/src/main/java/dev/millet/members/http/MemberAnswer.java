package dev.millet.members.http;

import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A member, as everybody may see them.
 *
 * @param roles in small letters, {@code member} first
 */
public record MemberAnswer(
    long id,
    String handle,
    String displayName,
    List<String> roles,
    String city,
    String locale,
    Instant createdAt) {

  static MemberAnswer of(Member member) {
    return new MemberAnswer(
        member.id(),
        member.handle(),
        member.displayName(),
        words(member),
        member.city(),
        member.locale(),
        member.createdAt());
  }

  static List<String> words(Member member) {
    return member.roles().stream().sorted().map(MemberAnswer::word).toList();
  }

  static String word(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
