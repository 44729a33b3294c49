package dev.millet.members.signin;

import static org.junit.Assert.assertEquals;

import dev.millet.members.SetClock;
import dev.millet.members.Town;
import org.junit.Test;

/** Attempts that overlap give back what they took, and nothing else. */
public final class AttemptsTest {

  private static final int FROM_EVERYWHERE = 60;

  private final Attempts attempts = new Attempts(new SetClock());

  @Test
  public void twoRightPasswordsAtOnceUseNothingUp() throws Exception {
    Attempts.Attempt one = attempts.begin("wang", "192.0.2.1");
    Attempts.Attempt other = attempts.begin("wang", "192.0.2.1");
    attempts.succeeded(one);
    attempts.succeeded(other);

    assertAllAreLeft();
  }

  @Test
  public void aPasswordThatWasNotLookedAtUsesNothingUp() throws Exception {
    attempts.abandoned(attempts.begin("wang", "192.0.2.1"));

    assertAllAreLeft();
  }

  private void assertAllAreLeft() throws Exception {
    for (int i = 0; i < FROM_EVERYWHERE; i++) {
      attempts.begin("wang", "203.0.113." + i);
    }
    assertEquals(429, Town.problem(() -> attempts.begin("wang", "198.51.100.1")).status());
  }
}
