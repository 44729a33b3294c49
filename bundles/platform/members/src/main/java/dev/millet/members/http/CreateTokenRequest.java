package dev.millet.members.http;

import java.time.Instant;
import java.util.List;

/**
 * A token that somebody asks for.
 *
 * @param name what it is for
 * @param scopes some of {@code read}, {@code write}, {@code admin}; the first two where it is left
 *     out
 * @param expiresAt left out where it lasts until it is revoked
 * @param handle whose token; left out by callers who have a token
 * @param password the member's password; left out by callers who have a token, and by the operator
 */
public record CreateTokenRequest(
    String name, List<String> scopes, Instant expiresAt, String handle, String password) {

  /** Never shows the password. */
  @Override
  public String toString() {
    return "CreateTokenRequest[" + name + "]";
  }
}
