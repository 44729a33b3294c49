package dev.millet.launcher.framework;

import dev.millet.launch.JarSettings;
import dev.millet.launcher.LaunchException;
import dev.millet.launcher.settings.GivenSettings;
import dev.millet.launcher.settings.OtherSettings;
import dev.millet.launcher.settings.SettingsTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Reads what is set about a jar as it is written now. The running platform finds it as a service
 * and asks it whenever a version of a module is installed.
 *
 * @param given the file, the environment and the command line
 * @param others what can be set about versions that do not run
 */
public record WrittenSettings(GivenSettings given, OtherSettings others) implements JarSettings {

  @Override
  public Map<String, Map<String, Object>> read(Path jar) {
    try {
      return given.of(SettingsTable.ofJars(List.of(jar)), others);
    } catch (LaunchException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
