package dev.millet.members.passwords;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Problem;
import dev.millet.members.Town;
import java.time.Duration;
import org.junit.Test;

public final class PasswordsTest {

  private static final Cost CHEAP = new Cost(64, 1, 1);

  private final Passwords passwords = new Passwords(CHEAP, 2, 10, Duration.ofSeconds(10));

  @Test
  public void aHashIsRecognised() {
    String encoded = passwords.hash("电池 staple");

    assertTrue(passwords.matches("电池 staple", encoded));
    assertFalse(passwords.matches("电池 Staple", encoded));
    assertFalse(passwords.matches("", encoded));
    assertFalse(passwords.matches("电池 staple", null));
  }

  @Test
  public void equalPasswordsHaveDifferentHashes() {
    assertNotEquals(passwords.hash("a password"), passwords.hash("a password"));
  }

  /** A hash that argon2 of the reference implementation made, with another cost than ours. */
  @Test
  public void hashesOfOthersAreRead() {
    String encoded =
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

    assertTrue(passwords.matches("password", encoded));
    assertTrue(passwords.isOutdated(encoded));
  }

  @Test(expected = IllegalArgumentException.class)
  public void whatIsNoHashIsRefused() {
    passwords.matches("x", "plain text");
  }

  @Test
  public void whoFindsTheQueueFullIsTurnedAway() throws Exception {
    Passwords full = new Passwords(CHEAP, 0, 0, Duration.ofDays(1));

    Problem problem = Town.problem(() -> full.hash("a password"));

    assertEquals(503, problem.status());
    assertTrue(problem.retryAfter() > 0);
  }

  @Test
  public void nobodyWaitsForEver() throws Exception {
    Passwords stuck = new Passwords(CHEAP, 0, 1, Duration.ofMillis(1));

    for (int i = 0; i < 3; i++) {
      assertEquals(503, Town.problem(() -> stuck.matches("a password", null)).status());
    }
  }
}
