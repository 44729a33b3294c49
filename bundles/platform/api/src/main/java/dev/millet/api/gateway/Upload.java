package dev.millet.api.gateway;

import java.io.IOException;
import java.io.InputStream;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A file that was sent with a form. Valid until the reply has been sent. What the client says of it
 * is a claim: whoever keeps it looks at its content.
 */
@ProviderType
public interface Upload {

  /**
   * The last segment of the name that the client gave, without control characters; may be empty.
   */
  String fileName();

  /** The type that the client claims; may be empty. */
  String contentType();

  /** The length in bytes. */
  long length();

  /** The content from its beginning; may be asked for more than once. */
  InputStream open() throws IOException;
}
