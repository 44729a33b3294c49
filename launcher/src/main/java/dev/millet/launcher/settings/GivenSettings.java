package dev.millet.launcher.settings;

import dev.millet.distribution.settings.Setting;
import dev.millet.launcher.ExitCode;
import dev.millet.launcher.LaunchException;
import dev.millet.launcher.Spelling;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The values that were set in the file, the environment and on the command line; the later ones
 * win.
 */
public final class GivenSettings {

  private static final String ENVIRONMENT = "in the environment, ";

  private final Path file;
  private final Map<String, String> environment;
  private final List<Given> commandLine;

  /**
   * Remembers the sources.
   *
   * @param file may be absent
   * @param commandLine in the order in which they were written
   */
  public GivenSettings(Path file, Map<String, String> environment, List<Given> commandLine) {
    this.file = file;
    this.environment = environment;
    this.commandLine = commandLine;
  }

  /**
   * Checks everything that was set and turns it into component properties.
   *
   * @param selected what can be set about the selected features
   * @param others what can be set besides: no error, but no effect either
   * @param warnings takes a sentence for each setting without effect whose module was changed while
   *     the platform ran
   * @return properties by PID
   * @throws LaunchException naming the key, the value, what is allowed and where it was set
   */
  public Map<String, Map<String, Object>> configurations(
      SettingsTable selected, OtherSettings others, Consumer<String> warnings) {
    Map<String, Map<String, Object>> configurations = new TreeMap<>();
    for (Given given : effective(selected).values()) {
      Setting setting = selected.find(given.key()).orElse(null);
      if (setting != null) {
        configurations
            .computeIfAbsent(setting.pid(), pid -> new LinkedHashMap<>())
            .put(setting.id(), parse(setting, given));
        continue;
      }
      String module =
          others.module(given, selected).orElseThrow(() -> unknown(given, others.known().get()));
      if (others.changed().contains(module)) {
        warnings.accept(
            "The setting %s (set %s) has no effect: no active version of %s has it."
                .formatted(given.key(), given.origin(), module));
      }
    }
    return configurations;
  }

  /**
   * Reads what was set about one module, as it is written now.
   *
   * @param module what can be set about it
   * @param others what can be set about other versions of it: no error, but no effect either
   * @return properties for each of its PIDs, which may be empty
   * @throws LaunchException as above; keys of other modules are passed over
   */
  public Map<String, Map<String, Object>> of(SettingsTable module, OtherSettings others) {
    Map<String, Map<String, Object>> configurations = new TreeMap<>();
    module.all().forEach(setting -> configurations.put(setting.pid(), new LinkedHashMap<>()));
    Set<String> modules = module.all().stream().map(Setting::module).collect(Collectors.toSet());
    for (Given given : effective(module).values()) {
      Optional<Setting> setting = module.find(given.key());
      if (setting.isPresent()) {
        configurations
            .get(setting.get().pid())
            .put(setting.get().id(), parse(setting.get(), given));
      } else if (modules.contains(given.key().split("\\.", 2)[0])
          && others.module(given, module).isEmpty()) {
        throw unknown(given, module);
      }
    }
    return configurations;
  }

  /**
   * Reads the values of some keys, as they are written now.
   *
   * @return one for each key that has a value; nothing is checked
   */
  public Collection<Given> of(Collection<String> keys) {
    Map<String, Given> values = new LinkedHashMap<>();
    PropertiesFile.read(file).forEach(each -> values.put(each.key(), each));
    for (String key : keys) {
      String variable = Setting.variableOf(key);
      if (environment.containsKey(variable)) {
        String origin = ENVIRONMENT + variable;
        values.put(key, new Given(key, environment.get(variable), origin));
      }
    }
    commandLine.forEach(each -> values.put(each.key(), each));
    values.keySet().retainAll(keys);
    return values.values();
  }

  private Map<String, Given> effective(SettingsTable selected) {
    Map<String, Given> effective = new LinkedHashMap<>();
    PropertiesFile.read(file).forEach(given -> effective.put(given.key(), given));
    Map<String, Setting> variables = selected.byVariable();
    Set<String> prefixes =
        selected.all().stream().map(Setting::variablePrefix).collect(Collectors.toSet());
    new TreeMap<>(environment)
        .forEach(
            (name, value) -> {
              String origin = ENVIRONMENT + name;
              Setting setting = variables.get(name);
              if (setting != null) {
                effective.put(setting.key(), new Given(setting.key(), value, origin));
              } else if (prefixes.stream().anyMatch(name::startsWith)) {
                effective.put(name, new Given(name, value, origin));
              }
            });
    commandLine.forEach(given -> effective.put(given.key(), given));
    return effective;
  }

  private static Object parse(Setting setting, Given given) {
    try {
      return setting.parse(given.value(), given.origin());
    } catch (IllegalArgumentException e) {
      throw new LaunchException(ExitCode.SETTING, e.getMessage(), e);
    }
  }

  private static LaunchException unknown(Given given, SettingsTable known) {
    boolean variable = given.key().startsWith("MILLET_");
    String near =
        Spelling.nearest(given.key(), variable ? known.byVariable().keySet() : known.keys())
            .map(name -> " Did you mean " + name + "?")
            .orElse("");
    return new LaunchException(
        ExitCode.SETTING,
        "There is no setting %s (set %s).%s \"millet settings\" lists them all."
            .formatted(given.key(), given.origin(), near));
  }
}
