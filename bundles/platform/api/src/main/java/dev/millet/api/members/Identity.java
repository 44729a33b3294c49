package dev.millet.api.members;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A caller, and what they may do.
 *
 * @param member the member; null for a visitor who is not signed in, and for the operator
 * @param authenticationMethod how they showed who they are
 * @param scopes what a token may do: {@code read}, {@code write}, {@code admin}; empty where {@link
 *     AuthenticationMethod#SESSION}, which is not limited by scopes
 * @param sessionId identifies the session or token without being able to open it; null for a
 *     visitor
 * @param csrfToken what forms of this session carry; null unless {@link
 *     AuthenticationMethod#SESSION}
 * @param provenAt when they last gave their password, in this session or to make this token; null
 *     where they never did
 */
public record Identity(
    Member member,
    AuthenticationMethod authenticationMethod,
    Set<String> scopes,
    String sessionId,
    String csrfToken,
    Instant provenAt) {

  public static final Identity VISITOR =
      new Identity(null, AuthenticationMethod.NONE, Set.of(), null, null);

  /** Makes the identity of a caller who has not given a password. */
  public Identity(
      Member member,
      AuthenticationMethod authenticationMethod,
      Set<String> scopes,
      String sessionId,
      String csrfToken) {
    this(member, authenticationMethod, scopes, sessionId, csrfToken, null);
  }

  /**
   * Whether the caller gave the password at this moment or later. The operator needs no password:
   * whoever can read the token of the running instance owns its data.
   */
  public boolean provenSince(Instant moment) {
    return authenticationMethod == AuthenticationMethod.OPERATOR
        || (provenAt != null && !provenAt.isBefore(moment));
  }

  public Optional<Member> signedIn() {
    return Optional.ofNullable(member);
  }

  /** Whether the caller has the role; the operator has every role. */
  public boolean is(Role role) {
    return authenticationMethod == AuthenticationMethod.OPERATOR
        || (member != null && member.is(role));
  }
}
