package dev.millet.api.imports;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Counts what an import does, for its summary. Used by one thread.
 *
 * @since 1.1
 */
@ProviderType
public interface ImportTally {

  /** The outcome for the things of one kind. */
  @ProviderType
  interface Counts {
    void made(long count);

    void changed(long count);

    void unchanged(long count);

    void refused(long count);
  }

  /**
   * Returns the counts of a kind.
   *
   * @throws IllegalArgumentException where the import does not declare the kind
   */
  Counts of(String kind);

  /** Adds to a number that the import declares; the count may be negative. */
  void add(String total, long count);

  /** Notes that something of the file is not kept. */
  void leftOut(String what, long count);

  /** Notes that something of the file is kept in another form. */
  void adjusted(String what);

  /** Names the line of something that is kept in another form, or not kept. */
  void note(long line, String what, String example);
}
