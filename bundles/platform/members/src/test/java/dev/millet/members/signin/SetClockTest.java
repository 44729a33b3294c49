package dev.millet.members.signin;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.Test;

public final class SetClockTest {

  private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  public void aClockThatJumpedAheadAndBackLocksNobodyOut() {
    AtomicReference<Instant> clock = new AtomicReference<>(NOW.plus(Duration.ofDays(30 * 365)));
    Throttle throttle = new Throttle(2, MINUTE, clock::get);
    assertEquals(Duration.ZERO, throttle.take("mei"));
    clock.set(NOW);
    Duration wait = throttle.take("mei");
    assertTrue(wait.toString(), wait.compareTo(MINUTE) <= 0);
  }
}
