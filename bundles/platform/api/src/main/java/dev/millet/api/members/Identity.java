package dev.millet.api.members;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A caller, and what they may do. Immutable. */
public final class Identity {

  /** Somebody who is not signed in. */
  public static final Identity VISITOR =
      new Identity(null, AuthenticationMethod.NONE, Set.of(), null, null, null);

  private final Member member;
  private final AuthenticationMethod authenticationMethod;
  private final Set<String> scopes;
  private final String sessionId;
  private final String csrfToken;
  private final Instant provenAt;

  private Identity(
      Member member,
      AuthenticationMethod authenticationMethod,
      Set<String> scopes,
      String sessionId,
      String csrfToken,
      Instant provenAt) {
    this.member = member;
    this.authenticationMethod = authenticationMethod;
    this.scopes = Set.copyOf(scopes);
    this.sessionId = sessionId;
    this.csrfToken = csrfToken;
    this.provenAt = provenAt;
  }

  /**
   * Returns a member who is signed in with a browser.
   *
   * @param sessionId identifies the session without being able to open it
   * @param csrfToken what forms of this session carry
   */
  public static Identity ofSession(Member member, String sessionId, String csrfToken) {
    return new Identity(
        Objects.requireNonNull(member, "member"),
        AuthenticationMethod.SESSION,
        Set.of(),
        Objects.requireNonNull(sessionId, "sessionId"),
        Objects.requireNonNull(csrfToken, "csrfToken"),
        null);
  }

  /**
   * Returns a program that calls in the name of a member.
   *
   * @param scopes what the token may do: {@code read}, {@code write}, {@code admin}, or one scope
   *     that is about one thing
   * @param sessionId identifies the token without being able to open it
   */
  public static Identity ofToken(Member member, Set<String> scopes, String sessionId) {
    return new Identity(
        Objects.requireNonNull(member, "member"),
        AuthenticationMethod.TOKEN,
        scopes,
        Objects.requireNonNull(sessionId, "sessionId"),
        null,
        null);
  }

  /** Returns the operator, who calls with the token of the running instance. */
  public static Identity ofOperator() {
    return new Identity(
        null,
        AuthenticationMethod.OPERATOR,
        Set.of("read", "write", "admin"),
        "operator",
        null,
        null);
  }

  /**
   * Returns the same caller, who gave their password at this moment: in this session, or to make
   * this token.
   *
   * @param moment null where they never did
   */
  public Identity withProvenAt(Instant moment) {
    return new Identity(member, authenticationMethod, scopes, sessionId, csrfToken, moment);
  }

  /** Returns the member; null for a visitor who is not signed in, and for the operator. */
  public Member member() {
    return member;
  }

  /** Returns how they showed who they are. */
  public AuthenticationMethod authenticationMethod() {
    return authenticationMethod;
  }

  /**
   * Returns what a token may do: {@code read}, {@code write}, {@code admin}, or one scope that is
   * about one thing; empty where {@link AuthenticationMethod#SESSION}, which is not limited by
   * scopes.
   */
  public Set<String> scopes() {
    return scopes;
  }

  /**
   * Returns whether a program calls with a token for one thing only, such as one product.
   *
   * @since 1.6
   */
  public boolean isLimited() {
    return scopes.stream().anyMatch(each -> each.indexOf(':') > 0);
  }

  /**
   * Returns the key of the one thing that a token is for by a scope; empty where it has not this
   * scope.
   *
   * @param scope the name of the scope, such as {@code builds.publish}
   * @since 1.6
   */
  public Optional<String> target(String scope) {
    String start = scope + ':';
    return scopes.stream()
        .filter(each -> each.startsWith(start))
        .map(each -> each.substring(start.length()))
        .findFirst();
  }

  /**
   * Returns what identifies the session or token without being able to open it; null for a visitor.
   */
  public String sessionId() {
    return sessionId;
  }

  /** Returns what forms of this session carry; null unless {@link AuthenticationMethod#SESSION}. */
  public String csrfToken() {
    return csrfToken;
  }

  /** Returns when they last gave their password; null where they never did. */
  public Instant provenAt() {
    return provenAt;
  }

  /**
   * Returns whether the caller gave the password at this moment or later. The operator needs no
   * password: whoever can read the token of the running instance owns its data.
   */
  public boolean provenSince(Instant moment) {
    return authenticationMethod == AuthenticationMethod.OPERATOR
        || (provenAt != null && !provenAt.isBefore(moment));
  }

  public Optional<Member> signedIn() {
    return Optional.ofNullable(member);
  }

  /** Returns whether the caller has the role; the operator has every role. */
  public boolean is(Role role) {
    return authenticationMethod == AuthenticationMethod.OPERATOR
        || (member != null && member.is(role));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Identity that
        && Objects.equals(member, that.member)
        && authenticationMethod == that.authenticationMethod
        && scopes.equals(that.scopes)
        && Objects.equals(sessionId, that.sessionId)
        && Objects.equals(csrfToken, that.csrfToken)
        && Objects.equals(provenAt, that.provenAt);
  }

  @Override
  public int hashCode() {
    return Objects.hash(member, authenticationMethod, sessionId);
  }

  /** Returns who it is, without what opens the session. */
  @Override
  public String toString() {
    return authenticationMethod + (member == null ? "" : " of " + member);
  }
}
