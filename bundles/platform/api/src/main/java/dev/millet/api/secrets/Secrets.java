package dev.millet.api.secrets;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Encrypts short texts with the key that lies in a file of its own beside the data; whoever has a
 * copy of the database alone cannot read them. Thread-safe.
 */
@ProviderType
public interface Secrets {

  /**
   * Encrypts a text.
   *
   * @param name what it is, such as {@code mail.messages/7}, beginning with the module's name; the
   *     result cannot be read as another
   */
  String seal(String name, String text);

  /** Decrypts what was sealed under a name; empty where the key is another one, or damaged. */
  Optional<String> open(String name, String sealed);
}
