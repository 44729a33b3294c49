package dev.millet.launcher.settings;

import dev.millet.distribution.settings.Setting;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The settings besides those of the running versions: settings of features that are not selected,
 * of modules that are disabled or removed, and of versions that a module has left. They are no
 * mistake, since the module may come back.
 *
 * @param known the settings of the distribution and of the versions that were installed; asked only
 *     where a key belongs to no running version
 * @param changed the modules that were changed while the platform ran, by name
 */
public record OtherSettings(Supplier<SettingsTable> known, Set<String> changed) {

  /** Returns only those that the distribution brings. */
  static OtherSettings of(SettingsTable known) {
    return new OtherSettings(() -> known, Set.of());
  }

  /**
   * Finds the module of a key that no running version has.
   *
   * @return empty where nobody knows the key
   */
  Optional<String> module(Given given, SettingsTable running) {
    SettingsTable table = known.get();
    Optional<Setting> setting =
        table.find(given.key()).or(() -> Optional.ofNullable(table.byVariable().get(given.key())));
    if (setting.isPresent()) {
      return setting.map(Setting::module);
    }
    String module = given.key().split("\\.", 2)[0];
    boolean runs = running.all().stream().anyMatch(each -> each.module().equals(module));
    return changed.contains(module) && !runs ? Optional.of(module) : Optional.empty();
  }
}
