package dev.millet.files.store;

import dev.millet.api.files.StoredFile;
import java.time.Instant;

/**
 * A file in the database.
 *
 * @param wasHeld whether somebody has ever needed it
 * @param touchedAt when it was last stored, held or released
 * @param verifiedAt when its content was last read and found right
 */
record FileRow(
    String sha256,
    String sha512,
    long byteLength,
    FileState state,
    boolean wasHeld,
    Instant touchedAt,
    Instant verifiedAt) {

  StoredFile file() {
    return new StoredFile(sha256, sha512, byteLength);
  }
}
