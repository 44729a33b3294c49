package dev.millet.api.gateway;

import dev.millet.api.members.Role;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The permission that a route asks of its caller.
 *
 * @param name {@code <module>.<action>}, shown to administrators; the built-in ones have one word
 * @param role the least role; null where visitors are let in
 * @param scope what a token must be allowed: {@code read}, {@code write} or {@code admin}
 * @param recentProof whether the caller must have given the password recently (how recently is a
 *     setting of the members): for what is worth more than an open browser that somebody walked
 *     away from. Never where visitors are let in
 */
public record Permission(String name, Role role, String scope, boolean recentProof) {

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
    if (recentProof && role == null) {
      throw new IllegalArgumentException("visitors have no password to give: " + name);
    }
  }

  /** A permission that asks for no recent proof. */
  public Permission(String name, Role role, String scope) {
    this(name, role, scope, false);
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

  /**
   * The same permission for callers who have given their password recently. Others get the problem
   * {@code proof-too-old} (403); who opens a page is asked for the password, and led back to it.
   *
   * @throws IllegalArgumentException where visitors are let in
   */
  public Permission provenRecently() {
    return new Permission(name, role, scope, true);
  }

  /** Whether visitors who are not signed in are let in. */
  public boolean isPublic() {
    return role == null;
  }
}
