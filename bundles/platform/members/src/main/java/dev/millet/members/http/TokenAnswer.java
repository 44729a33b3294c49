package dev.millet.members.http;

import dev.millet.members.tokens.PersonalToken;
import dev.millet.members.tokens.Tokens;
import java.time.Instant;
import java.util.List;

/**
 * A personal token.
 *
 * @param token what a program presents; only in the answer that made it
 * @param expiresAt left out where it lasts until it is revoked
 * @param usedAt the last use, to the minute; left out where it was never used
 */
public record TokenAnswer(
    long id,
    String name,
    List<String> scopes,
    Instant createdAt,
    Instant expiresAt,
    Instant usedAt,
    String token) {

  static TokenAnswer of(PersonalToken token) {
    return of(token, null);
  }

  static TokenAnswer of(Tokens.Made made) {
    return of(made.token(), made.text());
  }

  private static TokenAnswer of(PersonalToken token, String text) {
    return new TokenAnswer(
        token.id(),
        token.name(),
        token.scopes().stream().sorted().toList(),
        token.createdAt(),
        token.expiresAt(),
        token.usedAt(),
        text);
  }
}
