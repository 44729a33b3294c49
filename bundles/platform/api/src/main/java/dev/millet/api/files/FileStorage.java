package dev.millet.api.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Keeps files of any size outside of the database, one for each content. A file is kept as long as
 * somebody holds it: {@link #hold} names the owner. Thread-safe.
 *
 * <p>Files arrive by an upload (see {@link UploadPurpose}) or by {@link #store}, and are sent with
 * {@link dev.millet.api.gateway.Reply#file}.
 */
@ProviderType
public interface FileStorage {

  /**
   * Keeps the content of a stream. Nobody sees it before it is complete and on the disk. Slow: call
   * it outside of a transaction. What nobody holds is removed after an hour.
   *
   * @throws IOException where the stream fails
   * @throws dev.millet.api.gateway.ProblemException 507 where there is no room
   */
  StoredFile store(InputStream content) throws IOException;

  /** Returns those of the files that are kept, by SHA-256; one query for all. */
  Map<String, StoredFile> find(Collection<String> sha256);

  /** Returns those of the files whose content is missing or damaged; one query for all. */
  Set<String> unavailable(Collection<String> sha256);

  /**
   * Opens the content of a file, to be read by the server itself.
   *
   * @throws IOException where it is not kept, or its content is missing
   */
  InputStream read(String sha256) throws IOException;

  /**
   * Notes that an owner needs a file; once more does nothing. Joins the caller's write transaction:
   * call it in the one that writes the row that refers to the file.
   *
   * @param owner names the row, with the module's name first: {@code builds.file:7}; 1 to 200
   *     characters
   * @throws dev.millet.api.gateway.ProblemException 422 {@code file-unknown} where no such file is
   *     kept
   */
  void hold(String sha256, String owner);

  /**
   * Notes that an owner does not need a file any more. What nobody holds is removed later: {@code
   * files.keep.days} after, so that a restored backup still finds it. Joins the caller's write
   * transaction.
   */
  void release(String sha256, String owner);
}
