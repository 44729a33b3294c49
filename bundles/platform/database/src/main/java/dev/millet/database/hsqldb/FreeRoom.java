package dev.millet.database.hsqldb;

import dev.millet.api.database.DatabaseException;
import dev.millet.api.database.DatabaseException.Code;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Stops writing before the disk is full: HSQLDB does not survive a full one unharmed, and reads
 * fail there as well. Thread-safe; asking costs one call of the operating system.
 */
public final class FreeRoom {

  private static final int MIB_SHIFT = 20;

  private final Path directory;
  private final long min;
  private final LongSupplier free;
  private volatile boolean enforced;

  FreeRoom(Path directory, long min, LongSupplier free) {
    this.directory = directory;
    this.min = min;
    this.free = free;
  }

  /**
   * Watches the disk of a directory.
   *
   * @param mib how many MiB are left free; 0 for no limit
   */
  public static FreeRoom of(Path directory, int mib) {
    return new FreeRoom(directory, (long) mib << MIB_SHIFT, directory.toFile()::getUsableSpace);
  }

  /** Begins to refuse: what a start has to write is little, and without it nobody could read. */
  public void enforce() {
    enforced = true;
  }

  /** Says what is wrong where there is too little room; empty where there is enough. */
  Optional<String> shortage() {
    if (min == 0) {
      return Optional.empty();
    }
    long left = free.getAsLong();
    return left >= min
        ? Optional.empty()
        : Optional.of(
            ("the disk of %s has %s MiB left, and database.min.free.mib is %s: nothing is written"
                    + " until there is more room")
                .formatted(directory, left >> MIB_SHIFT, min >> MIB_SHIFT));
  }

  /**
   * Refuses to write where there is too little room, once {@link #enforce} was called.
   *
   * @throws DatabaseException of code INSUFFICIENT_STORAGE
   */
  void require() {
    if (!enforced) {
      return;
    }
    Optional<String> shortage = shortage();
    if (shortage.isPresent()) {
      throw new DatabaseException(Code.INSUFFICIENT_STORAGE, shortage.get(), null);
    }
  }
}
