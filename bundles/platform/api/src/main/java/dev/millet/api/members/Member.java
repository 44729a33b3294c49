package dev.millet.api.members;

import java.time.Instant;
import java.util.Set;

/**
 * A person with an account, as other people may see them.
 *
 * @param id stable, never reused
 * @param handle unique without regard to case: 2 to 30 code points, letters and digits of any
 *     script and {@code . _ -}
 * @param displayName 1 to 80 code points
 * @param roles never empty
 * @param city may be null
 * @param locale a BCP 47 tag such as {@code en} or {@code zh-CN}; null where the browser decides
 * @param timeZone an IANA name such as {@code Asia/Shanghai}; null where the browser decides
 * @param avatar the id of an image ({@link dev.millet.api.images.Images}); null for initials
 * @param createdAt when the account was made
 */
public record Member(
    long id,
    String handle,
    String displayName,
    Set<Role> roles,
    String city,
    String locale,
    String timeZone,
    String avatar,
    Instant createdAt) {

  /** A member who has neither chosen a time zone nor an avatar. */
  public Member(
      long id,
      String handle,
      String displayName,
      Set<Role> roles,
      String city,
      String locale,
      Instant createdAt) {
    this(id, handle, displayName, roles, city, locale, null, null, createdAt);
  }

  /** Whether the member has the role, or one that includes it. */
  public boolean is(Role role) {
    return roles.contains(role)
        || roles.contains(Role.ADMIN)
        || role == Role.MEMBER
        || (role == Role.MODERATOR && roles.contains(Role.STAFF));
  }
}
