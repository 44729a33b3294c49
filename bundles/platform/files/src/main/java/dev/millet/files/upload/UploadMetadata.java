package dev.millet.files.upload;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** The claims of a client about a file: the header {@code Upload-Metadata} of tus. */
public final class UploadMetadata {

  private static final int MAX_LENGTH = 4000;
  private static final int MAX_NAME_LENGTH = 255;

  private UploadMetadata() {}

  /**
   * Reads it: keys with values in base64, such as {@code filename cm9tLnppcA==,public}.
   *
   * @throws IllegalArgumentException whose message says what is wrong
   */
  public static Map<String, String> read(String header) {
    if (header.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "Upload-Metadata has at most " + MAX_LENGTH + " characters.");
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : header.split(",")) {
      String[] parts = pair.trim().split(" +", 2);
      if (parts[0].isEmpty()) {
        continue;
      }
      if (values.put(parts[0], parts.length == 1 ? "" : decoded(parts[0], parts[1])) != null) {
        throw new IllegalArgumentException("Upload-Metadata says '" + parts[0] + "' twice.");
      }
    }
    return values;
  }

  private static String decoded(String key, String base64) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(Base64.getDecoder().decode(base64.trim())))
          .toString();
    } catch (CharacterCodingException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Upload-Metadata '" + key + "' is no UTF-8 text in base64.", e);
    }
  }

  /**
   * Returns the last segment of a file's name, without control characters and marks that turn the
   * direction of text, at most 255 code points.
   */
  static String fileName(Map<String, String> metadata) {
    String sent = metadata.getOrDefault("filename", metadata.getOrDefault("name", ""));
    int start = Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1;
    int[] shown =
        sent.substring(start)
            .codePoints()
            .filter(UploadMetadata::isShown)
            .limit(MAX_NAME_LENGTH)
            .toArray();
    String clean = new String(shown, 0, shown.length).strip();
    return clean.equals(".") || clean.equals("..") ? "" : clean;
  }

  private static boolean isShown(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  static String contentType(Map<String, String> metadata) {
    return metadata.getOrDefault("filetype", metadata.getOrDefault("type", ""));
  }

  static String target(Map<String, String> metadata) {
    return metadata.getOrDefault("target", "");
  }

  /** Returns what the file is for. */
  public static String purpose(Map<String, String> metadata) {
    return metadata.getOrDefault("purpose", "");
  }
}
