package dev.millet.voting;

import dev.millet.api.database.Database;
import dev.millet.api.journal.Journal;
import dev.millet.testing.FakeGuard;
import java.time.Clock;
import java.util.List;

/** A ballot box where everybody may vote on what is free. */
final class OpenBallots {

  private OpenBallots() {}

  static BallotBox of(Database database, Journal journal) {
    FakeGuard guard = new FakeGuard(database);
    Electorate electorate = new Electorate(List.of("topic", "suggestion"), List::of, guard);
    return new BallotBox(database, journal, Clock.systemUTC(), guard, electorate);
  }
}
