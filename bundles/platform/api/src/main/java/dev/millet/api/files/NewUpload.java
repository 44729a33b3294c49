package dev.millet.api.files;

import dev.millet.api.members.Identity;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** A file that somebody asks to upload. What the client says of it is a claim. */
@ProviderType
public interface NewUpload {

  /** Returns who asks: always a member, signed in or by a token that may. */
  Identity identity();

  /** Returns what the file is for, as the purpose names it, such as an id; may be empty. */
  String target();

  /** The last segment of the file's name, without control characters; may be empty. */
  String fileName();

  /** The type that the client claims; may be empty. */
  String contentType();

  /** The length in bytes. */
  long length();

  /** Everything that the client said of the file ({@code Upload-Metadata}), decoded. */
  Map<String, String> metadata();
}
