package dev.millet.members.accounts;

import dev.millet.api.members.Member;

/**
 * A member with what only they and the platform may see.
 *
 * @param email may be null
 * @param password the encoded hash; null where nobody can sign in with one
 * @param version counts the changes of the profile
 * @param importedKey tells an imported person from others; null for who signed up
 */
public record Account(
    Member member, String email, String password, long version, String importedKey) {

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
