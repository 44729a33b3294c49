package dev.millet.files.usage;

import java.util.List;

/**
 * The room that files take.
 *
 * @param files how many there are; the same content is one file, whatever it belongs to
 * @param quotaBytes how many bytes they may have together; left out where any number is allowed
 * @param freeBytes how many bytes are free on the disk
 * @param keptFreeBytes how many of those are left free
 * @param unneeded what nothing needs any more, and is removed after some days
 * @param uploads what is arriving
 * @param unavailable how many files are missing or damaged
 * @param owners what the files belong to, the largest first; a file that belongs to two kinds of
 *     things counts for both
 */
public record FileUsage(
    long files,
    long bytes,
    Long quotaBytes,
    long freeBytes,
    long keptFreeBytes,
    Part unneeded,
    Part uploads,
    long unavailable,
    List<Owner> owners) {

  /** A part of the files. */
  public record Part(long files, long bytes) {}

  /**
   * One kind of things that files belong to.
   *
   * @param kind the module and the thing, such as {@code builds.file}
   */
  public record Owner(String kind, long files, long bytes) {}
}
