package dev.millet.platform.api.pages;

import dev.millet.platform.api.modules.Generation;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Reads texts of modules where the platform shows what they contribute. Thread-safe.
 *
 * @since 1.2
 */
@ProviderType
public interface ModuleTexts {

  /**
   * Finds a message of a module, in the language or else in English.
   *
   * @param key a message without arguments
   */
  Optional<String> find(Generation generation, Locale language, String key);

  /**
   * Finds a message of a module and puts its arguments in, in the language or else in English.
   *
   * @since 1.3
   */
  default Optional<String> format(
      Generation generation, Locale language, String key, Object... arguments) {
    return find(generation, language, key)
        .map(pattern -> new MessageFormat(pattern, language).format(arguments));
  }
}
