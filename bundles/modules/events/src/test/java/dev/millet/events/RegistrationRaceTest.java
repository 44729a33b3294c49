package dev.millet.events;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Dialect;
import dev.millet.testing.Race;
import dev.millet.testing.TestDatabase;
import java.util.List;
import org.junit.Test;

/** Two who register at once; and what would happen without the lock. */
public final class RegistrationRaceTest extends RegistrationGround {

  public RegistrationRaceTest(TestDatabase database) {
    super(database);
  }

  @Test
  public void ofTwoAtOnceOneHasTheLastPlace() throws Exception {
    EventAnswer event = event(1, 0);
    Race.Outcome outcome =
        new Race(venue.database)
            .run(handle -> venue.register(ann, event, 0), () -> venue.register(bob, event, 0));
    assertTrue(outcome.waited());
    assertEquals(List.of("ann going", "bob waiting"), states(event));
  }

  /** The control of the test above: what it finds where the event is not locked. */
  @Test
  public void withoutTheLockThePlaceIsGivenTwice() throws Exception {
    EventAnswer event = event(1, 0);
    new Race(venue.database)
        .run(
            handle -> unlocked(event, ann),
            () -> venue.database.write(handle -> unlocked(event, bob)));
    // on the embedded database writers take turns anyway
    boolean locks = venue.database.dialect() == Dialect.POSTGRESQL;
    assertEquals(locks ? 2 : 1, venue.show(event).going());
  }
}
