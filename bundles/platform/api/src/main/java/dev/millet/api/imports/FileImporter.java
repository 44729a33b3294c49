package dev.millet.api.imports;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Reads the rows of one file and writes what they tell of. A new one is made for each import. Used
 * by one thread.
 *
 * @param <R> a row that was read and waits for the next write
 * @since 1.1
 */
@ConsumerType
public interface FileImporter<R> {

  /**
   * Reads a row. Parts of it that cannot be taken are refused alone, by {@link
   * ImportSession#refuse}.
   *
   * @throws RefusedRowException where nothing of the row can be taken
   */
  R read(FileRow row) throws RefusedRowException;

  /** Writes the next rows, in transactions of their own, and counts what became of each. */
  void write(List<R> rows);

  /** Counts what {@link #write} would do; changes nothing. */
  void preview(List<R> rows);

  /** Does what can be done only when the whole file has been written. */
  default void finish() {}
}
