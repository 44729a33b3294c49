package dev.millet.api.imports;

import dev.millet.api.database.Work;
import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One import, as the module that reads and writes its rows sees it. Used by one thread.
 *
 * @since 1.1
 */
@ProviderType
public interface ImportSession {

  /** Returns the form of the file. */
  FileFormat format();

  /** Returns when the import began. */
  Instant startedAt();

  /** Returns the source of a row: what the row says, else whoever imports, else the format. */
  String source(FileRow row) throws RefusedRowException;

  /**
   * Returns the product that a row is about, as its name or slug.
   *
   * @param name what the row says; may be null
   * @param defaultValue taken where neither the row nor whoever imports names one; may be null
   * @throws RefusedRowException where nobody names one
   */
  String product(FileRow row, String name, String defaultValue) throws RefusedRowException;

  /** Returns the module's own word for a status of the source, where whoever imports said it. */
  Optional<String> status(String word);

  /** Refuses a part of a row; the rest of it is taken. */
  void refuse(RefusedRowException refusal);

  /** Returns where is counted what the import does. */
  ImportTally tally();

  /** Returns the people of the file. */
  ImportedPeople people();

  /** Returns the products of the file. */
  ImportedProducts products();

  /**
   * Writes in one transaction what another node may import at the same moment: where that one was
   * faster and a unique key is taken, the work is done once more, from the beginning.
   */
  <T> T write(Work<T> work);
}
