package dev.millet.members.tokens;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * A personal token, by which a program acts for a member.
 *
 * @param name what it is for, in the member's words
 * @param scopes some of {@code read}, {@code write}, {@code admin}, or one that is about one thing
 * @param expiresAt null where it lasts until it is revoked
 * @param usedAt the last use, to the minute; null where it was never used
 * @param provenAt when it was made with the password; null where it was made without, or the
 *     password is another one now
 */
public record PersonalToken(
    long id,
    long memberId,
    String name,
    Set<String> scopes,
    Instant createdAt,
    Instant expiresAt,
    Instant usedAt,
    Instant provenAt) {

  private static final Duration CLOCK_LEEWAY = Duration.ofDays(1);

  public PersonalToken {
    scopes = Set.copyOf(scopes);
  }

  /** Returns what identifies the token, as a session is identified. */
  public String key() {
    return "token-" + id;
  }

  PersonalToken used(Instant at) {
    return new PersonalToken(id, memberId, name, scopes, createdAt, expiresAt, at, provenAt);
  }

  boolean livesAt(Instant now) {
    // one that was made in the future was so while the clock stood wrong, and would last for as
    // long
    boolean madeBefore = !createdAt.isAfter(now.plus(CLOCK_LEEWAY));
    return madeBefore && (expiresAt == null || expiresAt.isAfter(now));
  }
}
