package dev.millet.launcher.settings;

import dev.millet.distribution.Headers;
import dev.millet.distribution.settings.Metatype;
import dev.millet.distribution.settings.Setting;
import dev.millet.launcher.Home;
import dev.millet.launcher.features.Catalog;
import dev.millet.launcher.features.Repository;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** Everything that can be set, by key. */
public final class SettingsTable {

  /** The manifest header that names a bundle's module. */
  public static final String MODULE_HEADER = Headers.MODULE;

  private final SortedMap<String, Setting> settings = new TreeMap<>();

  public SettingsTable(Collection<Setting> settings) {
    settings.forEach(setting -> this.settings.put(setting.key(), setting));
  }

  /** Returns the settings of all features of an installation. */
  public static SettingsTable of(Home home) {
    return of(home, List.of());
  }

  /**
   * Returns the settings of all features of an installation, and of jars that were installed, which
   * win.
   */
  public static SettingsTable of(Home home, Collection<Path> installedModules) {
    Catalog catalog = Catalog.of(home.features());
    Repository repository = new Repository(home.repository());
    List<Path> jars = new ArrayList<>();
    catalog.select(catalog.names()).bundles().stream().map(repository::path).forEach(jars::add);
    jars.addAll(installedModules);
    return ofJars(jars);
  }

  /** Reads the metatype documents of jars. */
  public static SettingsTable ofJars(Collection<Path> jars) {
    Metatype metatype = new Metatype();
    List<Setting> settings = new ArrayList<>();
    for (Path path : jars) {
      try (JarFile jar = new JarFile(path.toFile())) {
        Attributes manifest = jar.getManifest().getMainAttributes();
        String module = manifest.getValue(MODULE_HEADER);
        if (module == null) {
          continue;
        }
        boolean platform = Boolean.parseBoolean(manifest.getValue(Headers.PLATFORM));
        for (JarEntry entry : jar.stream().filter(SettingsTable::isMetatype).toList()) {
          try (InputStream in = jar.getInputStream(entry)) {
            settings.addAll(metatype.read(module, platform, in));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(path + " cannot be read", e);
      }
    }
    return new SettingsTable(settings);
  }

  private static boolean isMetatype(JarEntry entry) {
    return entry.getName().startsWith(Metatype.FOLDER) && entry.getName().endsWith(".xml");
  }

  public Collection<Setting> all() {
    return settings.values();
  }

  public Optional<Setting> find(String key) {
    return Optional.ofNullable(settings.get(key));
  }

  public Collection<String> keys() {
    return settings.keySet();
  }

  /** Returns the settings by environment variable. */
  Map<String, Setting> byVariable() {
    Map<String, Setting> variables = new TreeMap<>();
    settings.values().forEach(setting -> variables.put(setting.variable(), setting));
    return variables;
  }
}
