package dev.millet.members.http;

import dev.millet.api.images.Image;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A member, as everybody may see them.
 *
 * @param roles in small letters, {@code member} first
 * @param avatar the path of their image; left out where they have none
 */
public record MemberAnswer(
    long id,
    String handle,
    String displayName,
    List<String> roles,
    String city,
    String locale,
    String avatar,
    Instant createdAt) {

  static MemberAnswer of(Member member) {
    return new MemberAnswer(
        member.id(),
        member.handle(),
        member.displayName(),
        words(member),
        member.city(),
        member.locale(),
        avatar(member),
        member.createdAt());
  }

  static String avatar(Member member) {
    return member.avatar() == null ? null : Image.path(member.avatar());
  }

  static List<String> words(Member member) {
    return member.roles().stream().sorted().map(MemberAnswer::word).toList();
  }

  static String word(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
