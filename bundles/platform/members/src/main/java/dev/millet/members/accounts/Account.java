package dev.millet.members.accounts;

import dev.millet.api.members.Member;

/**
 * A member with what only they and the platform may see.
 *
 * @param email may be null
 * @param password the encoded hash; null where nobody can sign in with one
 * @param version counts the changes of the profile
 */
public record Account(Member member, String email, String password, long version) {

  /** The entity tag of the profile. */
  public String tag() {
    return "m" + member.id() + "-" + version;
  }

  /** Never shows the hash, also where somebody logs the whole record. */
  @Override
  public String toString() {
    return "Account[" + member.id() + " " + member.handle() + "]";
  }
}
