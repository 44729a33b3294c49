package dev.millet.database.hsqldb;

/**
 * How much of the data file HSQLDB keeps in memory. Its default of 10 MB is less than the indexes
 * of 10,000 suggestions with 200,000 votes: each vote then reads parts of the file again. A row in
 * memory takes two to four times its size in the file, so this is a sixteenth of the heap at most.
 */
final class PageCache {

  private static final long MIN_KIB = 10_000;
  private static final long MAX_KIB = 65_536;

  /** Rows of the data file, in KiB of the file. */
  static final long KIB = kib(Runtime.getRuntime().maxMemory());

  /** How many rows these are at most; a small one with an index has about 160 bytes. */
  static final long ROWS = KIB * 6;

  private PageCache() {}

  /** Returns the size for a heap of so many bytes. */
  static long kib(long heap) {
    return Math.max(MIN_KIB, Math.min(MAX_KIB, heap / 1024 / 16));
  }
}
