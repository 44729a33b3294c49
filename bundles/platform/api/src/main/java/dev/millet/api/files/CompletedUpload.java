package dev.millet.api.files;

import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** An upload whose file is complete and on the disk. */
@ProviderType
public interface CompletedUpload {

  /** Returns what identifies the upload. */
  String id();

  /** Returns the member who uploaded it. */
  long memberId();

  /** Returns what the file is for, as the purpose names it, such as an id; may be empty. */
  String target();

  /** The last segment of the file's name, without control characters; may be empty. */
  String fileName();

  /** The type that the client claims; may be empty. */
  String contentType();

  /** The file, which nobody holds yet. */
  StoredFile file();

  /** Everything that the client said of the file ({@code Upload-Metadata}), decoded. */
  Map<String, String> metadata();
}
