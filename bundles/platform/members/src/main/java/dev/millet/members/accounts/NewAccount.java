package dev.millet.members.accounts;

import dev.millet.api.members.Role;
import java.time.Instant;
import java.util.Set;

/**
 * An account that is to be made.
 *
 * @param password the encoded hash; null where it is not computed yet
 * @param email may be null
 * @param city may be null
 * @param locale may be null
 * @param roles the roles beside {@link Role#MEMBER}, which everybody has
 */
public record NewAccount(
    MemberHandle handle,
    String displayName,
    String password,
    String email,
    String city,
    String locale,
    Set<Role> roles,
    Instant at) {

  public NewAccount {
    roles = Set.copyOf(roles);
  }

  public NewAccount withPassword(String encoded) {
    return new NewAccount(handle, displayName, encoded, email, city, locale, roles, at);
  }

  /** Returns the same without a mail address. */
  public NewAccount withoutEmail() {
    return new NewAccount(handle, displayName, password, null, city, locale, roles, at);
  }

  /** Never shows the hash. */
  @Override
  public String toString() {
    return "NewAccount[" + handle.text() + "]";
  }
}
