package dev.millet.members.erasure;

import dev.millet.api.database.Database;
import dev.millet.api.database.DatabaseException;
import dev.millet.api.members.MemberData;
import dev.millet.platform.api.modules.Filed;
import dev.millet.platform.api.modules.Lease;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases in one section, a part at a time. What a part erases and the note that it is done commit
 * together; another node that is at the same account waits.
 */
final class SectionErasure {

  private static final Logger LOG = LoggerFactory.getLogger(SectionErasure.class);

  /** Longer than a transaction may take by default. */
  private static final Duration MAX_TIME = Duration.ofMinutes(1);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
  private static final Duration MAX_PAUSE = Duration.ofMinutes(5);
  private static final int MAX_PROBLEM = 1_000;

  private final Database database;
  private final ErasureTables tables;
  private final InstantSource clock;

  SectionErasure(Database database, ErasureTables tables, InstantSource clock) {
    this.database = database;
    this.tables = tables;
    this.clock = clock;
  }

  /**
   * Erases the next part.
   *
   * @return whether there may be more to do now
   */
  boolean step(Filed<MemberData> filed) {
    Optional<Lease> lease = filed.generation().lease();
    if (lease.isEmpty()) {
      return false;
    }
    MemberData data = filed.contribution();
    try (Lease inside = lease.get()) {
      Optional<DueErasure> due = tables.next(data.section(), clock.instant());
      return due.isPresent()
          ? erase(data, inside, due.get())
          : tables.takeUp(data.section(), clock.instant());
    }
  }

  private boolean erase(MemberData data, Lease inside, DueErasure due) {
    try {
      database.write(
          handle -> {
            if (tables.hold(handle, due).isPresent() && eraseSome(data, inside, due.account())) {
              tables.done(handle, due);
            }
            return null;
          });
      return true;
    } catch (RuntimeException e) {
      if (e instanceof DatabaseException trouble && isPassing(trouble)) {
        LOG.warn("the erasure of {} waits: {}", data.section(), e.getMessage());
        return false;
      }
      LOG.warn("{}: the erasure of {} failed", inside.generation(), data.section(), e);
      Throwable cause = e.getCause() == null ? e : e.getCause();
      Instant next = clock.instant().plus(pause(due.failures()));
      tables.failed(due, next, shortened(String.valueOf(cause)));
      return true;
    }
  }

  private static boolean eraseSome(MemberData data, Lease inside, long account) throws Exception {
    return inside.call(
        "erasure " + data.section(), MAX_TIME, () -> data.erasure().eraseSome(account));
  }

  private static boolean isPassing(DatabaseException trouble) {
    return switch (trouble.code()) {
      case UNAVAILABLE, INSUFFICIENT_STORAGE, CONFLICT, NOT_MIGRATED -> true;
      case TIMEOUT, WORK -> false;
    };
  }

  /** Ten seconds, doubled with each failure, five minutes at most. */
  private static Duration pause(int failuresBefore) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failuresBefore, 10));
    return pause.compareTo(MAX_PAUSE) < 0 ? pause : MAX_PAUSE;
  }

  private static String shortened(String problem) {
    int characters = Math.min(problem.codePointCount(0, problem.length()), MAX_PROBLEM / 2);
    return problem.substring(0, problem.offsetByCodePoints(0, characters));
  }
}
