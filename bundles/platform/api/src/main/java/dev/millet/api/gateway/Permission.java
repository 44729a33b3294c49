package dev.millet.api.gateway;

import dev.millet.api.members.Role;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What a route asks of its caller.
 *
 * @param name {@code <module>.<action>}, shown to administrators; the built-in ones have one word
 * @param role the least role; null where visitors are let in
 * @param scope what a token must be allowed: {@code read}, {@code write} or {@code admin}
 */
public record Permission(String name, Role role, String scope) {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)*");

  /** Everybody may read this. */
  public static final Permission PUBLIC = new Permission("public", null, "read");

  /**
   * Everybody may do this, and it changes something: to sign in, for example. A token still needs
   * the scope {@code write}.
   */
  public static final Permission PUBLIC_ACTION = new Permission("public-action", null, "write");

  public Permission {
    Objects.requireNonNull(scope, "scope");
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a permission's name: " + name);
    }
  }

  /** Lets in those who have the role, to read. */
  public static Permission toRead(String name, Role role) {
    return new Permission(name, Objects.requireNonNull(role, "role"), "read");
  }

  /** Lets in those who have the role, to change something. */
  public static Permission toWrite(String name, Role role) {
    return new Permission(name, Objects.requireNonNull(role, "role"), "write");
  }

  /** Lets in administrators. */
  public static Permission toAdminister(String name) {
    return new Permission(name, Role.ADMIN, "admin");
  }

  /** Whether visitors who are not signed in are let in. */
  public boolean isPublic() {
    return role == null;
  }
}
