package dev.millet.api.files;

import org.osgi.annotation.versioning.ConsumerType;

/** Decides which files are taken for a purpose, and takes them. Thread-safe. */
@ConsumerType
public interface UploadHandler {

  /**
   * Decides before the first byte whether a file may be uploaded: who asks, for what, of which
   * length.
   *
   * @throws dev.millet.api.gateway.ProblemException where it may not
   */
  void check(NewUpload upload);

  /**
   * Takes a file that is complete, inside the write transaction that ends the upload: it commits
   * with what the handler writes, so each upload is taken once, and not at all where this fails.
   * The handler checks again what may have changed since {@link #check}, and {@link
   * FileStorage#hold holds} the file.
   *
   * @throws dev.millet.api.gateway.ProblemException where the file cannot be taken any more; the
   *     client is told, and the upload is over
   */
  void completed(CompletedUpload upload);
}
