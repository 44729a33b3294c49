package dev.millet.api.members;

import java.util.Optional;
import java.util.Set;

/**
 * Who is calling and by what right.
 *
 * @param member the member; null for a visitor who is not signed in, and for the operator
 * @param means how they showed who they are
 * @param scopes what a token may do: {@code read}, {@code write}, {@code admin}; empty where {@link
 *     Means#SESSION}, which is not limited by scopes
 * @param sessionId identifies the session or token without being able to open it; null for a
 *     visitor
 * @param csrfToken what forms of this session carry; null unless {@link Means#SESSION}
 */
public record Identity(
    Member member, Means means, Set<String> scopes, String sessionId, String csrfToken) {

  /** How a caller showed who they are. */
  public enum Means {
    /** They did not: a visitor. */
    NONE,
    /** A cookie of a page session. */
    SESSION,
    /** A personal token. */
    TOKEN,
    /** The token that the running instance wrote into its own data directory for its commands. */
    OPERATOR
  }

  public static final Identity VISITOR = new Identity(null, Means.NONE, Set.of(), null, null);

  public Optional<Member> signedIn() {
    return Optional.ofNullable(member);
  }

  /** Whether the caller has the role; the operator has every role. */
  public boolean is(Role role) {
    return means == Means.OPERATOR || (member != null && member.is(role));
  }
}
