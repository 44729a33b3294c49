package dev.millet.notices;

import dev.millet.api.database.Database;
import dev.millet.api.database.ReadCache;
import dev.millet.api.members.Identity;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The number of unread notices of a member, which stands on every page: read again when one was
 * told or read, and now and then, since what they are about may be hidden meanwhile. Thread-safe.
 */
final class UnreadCounts {

  /** The greatest number that is counted. */
  static final int MAX_COUNT = 100;

  private static final int MAX_KEPT = 50_000;
  private static final Duration FRESH = Duration.ofSeconds(10);

  private final ReadCache<Long, Counted> cache;
  private final NoticeReader reader;
  private final InstantSource clock;

  private record Counted(int count, Instant at) {}

  UnreadCounts(Database database, NoticeReader reader, InstantSource clock) {
    this.cache = cache(database);
    this.reader = reader;
    this.clock = clock;
  }

  private static ReadCache<Long, Counted> cache(Database database) {
    return database.cache("unread", MAX_KEPT);
  }

  /** Has the number of a member counted again after the caller's write. */
  static void changed(Database database, long member) {
    cache(database).changed(member);
  }

  /** Returns the number of unread notices of a member, {@link #MAX_COUNT} at most. */
  int of(Identity reading) {
    long member = reading.member().id();
    Counted counted = cache.get(member, id -> count(reading));
    if (Duration.between(counted.at(), clock.instant()).compareTo(FRESH) > 0) {
      cache.changed(member);
      counted = cache.get(member, id -> count(reading));
    }
    return counted.count();
  }

  private Counted count(Identity reading) {
    Instant now = clock.instant();
    return new Counted(reader.countUnread(reading, MAX_COUNT), now);
  }
}
