package dev.millet.voting;

import dev.millet.api.database.Database;
import dev.millet.api.journal.Journal;
import dev.millet.testing.FakeGuard;
import java.time.Clock;

/** A ballot box where everybody may vote on everything. */
final class OpenBallots {

  private OpenBallots() {}

  static BallotBox of(Database database, Journal journal) {
    return new BallotBox(
        database, journal, Clock.systemUTC(), new FakeGuard(database), subject -> {});
  }
}
