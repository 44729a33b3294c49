package dev.millet.members.accounts;

import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import java.time.Instant;
import java.util.Set;

/**
 * A member with what only they and the platform may see.
 *
 * @param email may be null
 * @param password the encoded hash; null where nobody can sign in with one
 * @param version counts the changes of the profile
 * @param importedKey tells an imported person from others; null for who signed up
 * @param suspendedAt since when nobody can sign in; null where the member can
 */
public record Account(
    Member member,
    String email,
    String password,
    long version,
    String importedKey,
    Instant suspendedAt) {

  /** Returns the same account, whose member has these roles. */
  Account withRoles(Set<Role> roles) {
    return new Account(member.withRoles(roles), email, password, version, importedKey, suspendedAt);
  }

  /** Returns whether an administrator keeps the member from signing in. */
  public boolean suspended() {
    return suspendedAt != null;
  }

  /** Returns whether it was made for somebody of an imported source who has not taken it over. */
  public boolean unclaimed() {
    return importedKey != null && password == null;
  }

  /** Returns the entity tag of the profile. */
  public String tag() {
    return "m" + member.id() + "-" + version;
  }

  /** Never shows the hash, also where somebody logs the whole record. */
  @Override
  public String toString() {
    return "Account[" + member.id() + " " + member.handle() + "]";
  }
}
