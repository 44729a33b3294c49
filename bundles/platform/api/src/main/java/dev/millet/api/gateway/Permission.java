package dev.millet.api.gateway;

import dev.millet.api.members.Identity;
import dev.millet.api.members.Role;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** The permission that a route asks of its caller. Immutable. */
public final class Permission {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)*");

  /** Everybody may read this. */
  public static final Permission PUBLIC = new Permission("public", null, "read", false, "");

  /**
   * Everybody may do this, and it changes something: to sign in, for example. A token still needs
   * the scope {@code write}.
   */
  public static final Permission PUBLIC_ACTION =
      new Permission("public-action", null, "write", false, "");

  /** Stands for every scope about one thing. */
  static final String ANY_LIMITED = "*";

  private final String name;
  private final Role role;
  private final String scope;
  private final boolean recentProof;
  private final String limitedScope;

  private Permission(
      String name, Role role, String scope, boolean recentProof, String limitedScope) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a permission's name: " + name);
    }
    if (recentProof && role == null) {
      throw new IllegalArgumentException("visitors have no password to give: " + name);
    }
    this.name = name;
    this.role = role;
    this.scope = scope;
    this.recentProof = recentProof;
    this.limitedScope = limitedScope;
  }

  /**
   * Returns a permission that lets in those who have the role, to read.
   *
   * @param name {@code <module>.<action>}, shown to administrators
   */
  public static Permission toRead(String name, Role role) {
    return new Permission(name, Objects.requireNonNull(role, "role"), "read", false, "");
  }

  /** Returns a permission that lets in those who have the role, to change something. */
  public static Permission toWrite(String name, Role role) {
    return new Permission(name, Objects.requireNonNull(role, "role"), "write", false, "");
  }

  /** Returns a permission that lets in administrators. */
  public static Permission toAdminister(String name) {
    return new Permission(name, Role.ADMIN, "admin", false, "");
  }

  /**
   * Returns the same permission for callers who have given their password recently. Others get the
   * problem {@code proof-too-old} (403); who opens a page is asked for the password, and led back
   * to it.
   *
   * @throws IllegalArgumentException where visitors are let in
   */
  public Permission provenRecently() {
    return new Permission(name, role, scope, true, limitedScope);
  }

  /** Returns the same permission, which tokens with a scope about one thing have, too. */
  Permission openTo(String limited) {
    return new Permission(name, role, scope, recentProof, limited);
  }

  /** Returns {@code <module>.<action>}; the built-in ones have one word. */
  public String name() {
    return name;
  }

  /** Returns the least role; null where visitors are let in. */
  public Role role() {
    return role;
  }

  /** Returns what a token must be allowed: {@code read}, {@code write} or {@code admin}. */
  public String scope() {
    return scope;
  }

  /**
   * Returns whether the caller must have given the password recently (how recently is a setting of
   * the members): for what is worth more than an open browser that somebody walked away from. Never
   * where visitors are let in.
   */
  public boolean recentProof() {
    return recentProof;
  }

  /**
   * Returns whether somebody has the role that is asked for, whatever a token of theirs is allowed;
   * for what a page shows to some readers only.
   *
   * @since 1.4
   */
  public boolean isHeldBy(Identity caller) {
    return role == null || caller.is(role);
  }

  /**
   * Returns whether a token has a scope for this. One that is about one thing is let in where a
   * route is {@link Route#openTo open to it}, and compared with what the request is about there.
   *
   * @param scopes of the token
   * @since 1.7
   */
  public boolean isWithin(Set<String> scopes) {
    return scopes.contains(scope) || scopes.stream().anyMatch(this::isLimitedScope);
  }

  private boolean isLimitedScope(String given) {
    return TokenScope.isLimited(given)
        && (limitedScope.equals(ANY_LIMITED) || given.startsWith(limitedScope + ':'));
  }

  /** Returns whether visitors who are not signed in are let in. */
  public boolean isPublic() {
    return role == null;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Permission that
        && name.equals(that.name)
        && role == that.role
        && scope.equals(that.scope)
        && recentProof == that.recentProof
        && limitedScope.equals(that.limitedScope);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
