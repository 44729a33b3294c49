package dev.millet.members.http;

import dev.millet.api.images.Image;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A member, as others may see them.
 *
 * @param roles in small letters, {@code member} first; left out for all but the team
 * @param locale left out for all but the team
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

  /** Tells the team all of it, and others what stands on the member's profile. */
  static MemberAnswer to(Identity reader, Member member) {
    MemberAnswer all = of(member);
    return reader.is(Role.STAFF)
        ? all
        : new MemberAnswer(
            all.id, all.handle, all.displayName, null, all.city, null, all.avatar, all.createdAt);
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
