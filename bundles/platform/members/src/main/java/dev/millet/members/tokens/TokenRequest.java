package dev.millet.members.tokens;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.TokenScope;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.members.text.SingleLineText;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * A token that is asked for, checked.
 *
 * @param expiresAt null where it lasts until it is revoked
 */
public record TokenRequest(String name, Set<String> scopes, Instant expiresAt) {

  public static final Set<String> SCOPES = Set.of("read", "write", "admin");

  private static final Set<String> USUAL = Set.of("read", "write");
  private static final int MAX_NAME = 80;

  public TokenRequest {
    scopes = Set.copyOf(scopes);
  }

  /**
   * Checks what was asked for.
   *
   * @param scopes null for the usual ones
   * @param owner whose token it will be: only an administrator's can administer
   * @throws dev.millet.api.gateway.ProblemException 422 with every field that was refused
   */
  public static TokenRequest of(
      String name, Collection<String> scopes, Instant expiresAt, Member owner, Instant now) {
    future(expiresAt, now);
    return new TokenRequest(
        SingleLineText.of("name", name, MAX_NAME), scopes(scopes, owner), expiresAt);
  }

  /**
   * Refuses what is stronger than the token that asks.
   *
   * @param own the token that asks
   */
  public void requireWithin(Identity identity, PersonalToken own) {
    Set<String> needed = scopes.stream().anyMatch(TokenScope::isLimited) ? USUAL : scopes;
    if (!identity.scopes().containsAll(needed)) {
      throw Problem.of(
              403,
              "members.stronger-token",
              "A token cannot make a stronger one",
              "This token has the scopes " + String.join(", ", new TreeSet<>(identity.scopes())))
          .toException();
    }
    if (own.expiresAt() != null && (expiresAt == null || expiresAt.isAfter(own.expiresAt()))) {
      throw Problem.of(
              403,
              "members.stronger-token",
              "A token cannot make a stronger one",
              "This token expires at " + own.expiresAt())
          .toException();
    }
  }

  /**
   * Checks the name of a scope; whether there is one about one thing, {@link TokenScopes} knows.
   *
   * @throws dev.millet.api.gateway.ProblemException 422 if the name is unknown
   */
  public static String scope(String name) {
    if (!SCOPES.contains(name) && !TokenScope.isLimited(name)) {
      throw Problem.invalid(
              "scopes", "unknown", "A scope is read, write, admin, or one about one thing")
          .toException();
    }
    return name;
  }

  private static Set<String> scopes(Collection<String> asked, Member owner) {
    if (asked == null || asked.isEmpty()) {
      return USUAL;
    }
    asked.forEach(TokenRequest::scope);
    if (asked.size() > 1 && asked.stream().anyMatch(TokenScope::isLimited)) {
      throw Problem.invalid(
              "scopes", "not-alone", "A scope about one thing has no other scope beside it")
          .toException();
    }
    if (asked.contains("admin") && !owner.is(Role.ADMIN)) {
      throw Problem.invalid("scopes", "not-yours", "Only administrators have the scope admin")
          .toException();
    }
    return Set.copyOf(asked);
  }

  private static void future(Instant expiresAt, Instant now) {
    if (expiresAt != null && !expiresAt.isAfter(now)) {
      throw Problem.invalid("expiresAt", "past", "This lies in the past").toException();
    }
  }
}
