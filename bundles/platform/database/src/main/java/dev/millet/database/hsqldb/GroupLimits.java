package dev.millet.database.hsqldb;

import java.time.Duration;

/**
 * When a group is committed although somebody waits to join it.
 *
 * @param size members at most, at least 1
 * @param age since its first member was done
 */
record GroupLimits(int size, Duration age) {

  /** Bounds what one waits for the others; a sync takes well below a millisecond on good disks. */
  static final GroupLimits DEFAULT = new GroupLimits(256, Duration.ofMillis(20));

  /** Everybody commits alone. */
  static final GroupLimits ALONE = new GroupLimits(1, Duration.ZERO);
}
