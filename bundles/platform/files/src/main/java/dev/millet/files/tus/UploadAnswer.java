package dev.millet.files.tus;

import dev.millet.api.files.StoredFile;
import dev.millet.files.upload.RequestedUpload;
import dev.millet.files.upload.UploadRow;
import java.time.Instant;
import java.util.Locale;

/**
 * An upload, as programs see it.
 *
 * @param offset how many bytes have arrived
 * @param state receiving, received (its purpose takes it in a moment), done, refused, expired or
 *     terminated
 * @param sha256 the file, once all of it has arrived
 * @param expiresAt when it is over unless something arrives
 */
record UploadAnswer(
    String id,
    String purpose,
    String fileName,
    long length,
    long offset,
    String state,
    String sha256,
    String sha512,
    Instant expiresAt) {

  /**
   * Returns the answer for an upload.
   *
   * @param file null where it has not all arrived
   */
  static UploadAnswer of(UploadRow row, RequestedUpload said, long offset, StoredFile file) {
    return new UploadAnswer(
        row.id(),
        row.purpose(),
        said.fileName(),
        row.byteLength(),
        offset,
        row.state().name().toLowerCase(Locale.ROOT),
        row.sha256(),
        file == null ? null : file.sha512(),
        row.expiresAt());
  }
}
