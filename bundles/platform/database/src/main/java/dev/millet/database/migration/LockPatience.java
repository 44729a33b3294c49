package dev.millet.database.migration;

import java.time.Duration;

/**
 * How long a schema change waits for a table's lock on PostgreSQL. Everybody who comes later waits
 * behind it, so it gives up soon, lets them through, and comes again.
 *
 * @param limit of one attempt; zero waits for as long as it takes
 * @param attempts at least 1
 * @param pause between two attempts
 */
record LockPatience(Duration limit, int attempts, Duration pause) {

  static final LockPatience DEFAULT =
      new LockPatience(Duration.ofSeconds(1), 30, Duration.ofMillis(500));
}
