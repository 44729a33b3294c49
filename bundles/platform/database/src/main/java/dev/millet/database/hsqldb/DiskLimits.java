package dev.millet.database.hsqldb;

/**
 * How the embedded database uses its disk.
 *
 * @param minFree bytes that are left free: below, nothing is written; 0 for no limit
 * @param maxLog bytes after which the log is emptied into the data file
 */
public record DiskLimits(long minFree, long maxLog) {

  private static final long DEFAULT_LOG = 10L << 20;

  /** No limit, and a log that is replayed quickly. */
  public static final DiskLimits NONE = new DiskLimits(0, DEFAULT_LOG);

  /** Returns limits that leave so many MiB free. */
  public static DiskLimits leaving(int mib) {
    return new DiskLimits((long) mib << 20, DEFAULT_LOG);
  }
}
