package dev.millet.files.upload;

import dev.millet.api.files.CompletedUpload;
import dev.millet.api.files.StoredFile;
import java.util.Map;

/** An upload whose file is complete. */
record FinishedUpload(String id, long memberId, StoredFile file, Map<String, String> metadata)
    implements CompletedUpload {

  static FinishedUpload of(UploadRow row, StoredFile file) {
    return new FinishedUpload(row.id(), row.memberId(), file, UploadMetadata.read(row.metadata()));
  }

  @Override
  public String target() {
    return UploadMetadata.target(metadata);
  }

  @Override
  public String fileName() {
    return UploadMetadata.fileName(metadata);
  }

  @Override
  public String contentType() {
    return UploadMetadata.contentType(metadata);
  }
}
