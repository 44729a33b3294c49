package dev.millet.platform.api.settings;

import dev.millet.api.modules.Contribution;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Checks more of a live setting's value than its declaration says, such as that it is a colour.
 *
 * @param key the setting, such as {@code pages.accent}
 * @param check looks at a new value
 */
public record SettingCheck(String key, Check check) implements Contribution {

  /** Looks at a value. */
  @ConsumerType
  @FunctionalInterface
  public interface Check {

    /**
     * Returns what the setting takes, such as "a colour such as #1d5c94"; empty where all is well.
     */
    Optional<String> refuse(String value);
  }

  @Override
  public String identity() {
    return key;
  }
}
