package dev.millet.mail.sending;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.mail.smtp.Attempt;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.Test;

/** Whoever looks at the page sees that a connection is waited for, and since when. */
public final class ServerStateTest {

  private static final Instant BEGUN = Instant.parse("2026-03-01T10:00:00Z");
  private static final Duration NOTABLE = Duration.ofSeconds(2);

  private final AtomicReference<Instant> now = new AtomicReference<>(BEGUN);
  private final Attempt first = new Attempt();
  private final Attempt second = new Attempt();
  private final ServerState server = new ServerState(now::get);

  @Test
  public void aConnectionThatIsWaitedForLongIsShownUntilItIsOpen() {
    server.opens(first);
    assertEquals(Optional.empty(), server.openingSince(NOTABLE));
    now.set(BEGUN.plusSeconds(3));
    server.opens(second);
    assertEquals(Optional.of(BEGUN), server.openingSince(NOTABLE));
    server.opened(first);
    assertEquals(Optional.empty(), server.openingSince(NOTABLE));
  }

  @Test
  public void onlyAConnectionThatIsWaitedForLongIsEnded() {
    server.opens(first);
    assertFalse(server.endOpening(NOTABLE));
    now.set(BEGUN.plusSeconds(3));
    server.opens(second);
    assertTrue(server.endOpening(NOTABLE));
    assertTrue(first.isEnded());
    assertFalse(second.isEnded());
  }
}
