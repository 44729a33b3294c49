package dev.millet.builds;

import dev.millet.api.files.NewUpload;
import dev.millet.api.members.Identity;
import java.util.Map;

/** An upload of one byte that somebody asks for. */
record AskedUpload(String target, String fileName, Identity identity) implements NewUpload {

  @Override
  public String contentType() {
    return "";
  }

  @Override
  public long length() {
    return 1;
  }

  @Override
  public Map<String, String> metadata() {
    return Map.of();
  }
}
