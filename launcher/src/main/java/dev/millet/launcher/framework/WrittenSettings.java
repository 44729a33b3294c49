package dev.millet.launcher.framework;

import dev.millet.launcher.LaunchException;
import dev.millet.launcher.settings.GivenSettings;
import dev.millet.launcher.settings.OtherSettings;
import dev.millet.launcher.settings.SettingsTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads what is set about a jar as it is written now. The running platform finds it as a service
 * and asks it whenever a version of a module is installed; it sees no class of the launcher, so
 * what passes between them are types of Java's own.
 *
 * @param given the file, the environment and the command line
 * @param others what can be set about versions that do not run
 */
public record WrittenSettings(GivenSettings given, OtherSettings others)
    implements Function<Path, Map<String, Map<String, Object>>> {

  /** The service property by which it is found. */
  static final String PROPERTY = "millet.settings";

  /**
   * Reads the settings of a jar.
   *
   * @return component properties by PID, for every PID that the jar declares
   * @throws IllegalArgumentException naming the key, the value, what is allowed and where it was
   *     set
   */
  @Override
  public Map<String, Map<String, Object>> apply(Path jar) {
    try {
      return given.of(SettingsTable.ofJars(List.of(jar)), others);
    } catch (LaunchException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
