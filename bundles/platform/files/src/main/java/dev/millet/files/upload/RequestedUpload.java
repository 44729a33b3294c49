package dev.millet.files.upload;

import dev.millet.api.files.NewUpload;
import dev.millet.api.members.Identity;
import java.util.Map;

/** An upload that a client asks for. */
public record RequestedUpload(Identity identity, long length, Map<String, String> metadata)
    implements NewUpload {

  public RequestedUpload {
    metadata = Map.copyOf(metadata);
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
