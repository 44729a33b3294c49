package dev.millet.site.settings;

import dev.millet.api.database.Database;
import dev.millet.api.secrets.Secrets;
import dev.millet.distribution.Headers;
import dev.millet.distribution.settings.Setting;
import dev.millet.launch.FixedSettings;
import dev.millet.platform.api.modules.Generation;
import dev.millet.platform.api.settings.LiveSettings;
import dev.millet.platform.api.settings.ModuleSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;

/**
 * Gives bundles the values that were set on the page: those of the platform at each use, modules
 * when they start. It starts with the platform, before any module does.
 */
@Component(
    service = {SettingsService.class, LiveSettings.class, ModuleSettings.class, Secrets.class})
public final class SettingsService implements LiveSettings, ModuleSettings, Secrets {

  private final CurrentSettings current;

  @Activate
  public SettingsService(
      BundleContext context,
      @Reference Database database,
      @Reference ConfigurationAdmin configurations,
      @Reference(cardinality = ReferenceCardinality.OPTIONAL) FixedSettings fixed) {
    Path data = Path.of(context.getProperty("millet.data"));
    current =
        new CurrentSettings(
            database,
            fixed == null ? keys -> Map.of() : fixed,
            new SecretBox(data.resolve("settings.key")),
            settings(context, true).filter(InstalledSettings::isLive).toList());
    hand(settings(context, false).toList(), configurations);
  }

  private static Stream<Setting> settings(BundleContext context, boolean platform) {
    return Arrays.stream(context.getBundles())
        .filter(bundle -> isPlatform(bundle) == platform)
        .flatMap(bundle -> InstalledSettings.of(bundle).stream());
  }

  private static boolean isPlatform(Bundle bundle) {
    return Boolean.parseBoolean(bundle.getHeaders("").get(Headers.PLATFORM));
  }

  /** Completes what the launcher handed over for the modules, none of which has started. */
  private void hand(List<Setting> settings, ConfigurationAdmin configurations) {
    Map<String, Map<String, Object>> given = new HashMap<>();
    for (Setting setting : settings) {
      given.computeIfAbsent(setting.pid(), pid -> properties(configurations, pid));
    }
    complete(settings, given)
        .forEach(
            (pid, values) -> {
              if (values.size() > given.get(pid).size()) {
                update(configurations, pid, values);
              }
            });
  }

  private static Map<String, Object> properties(ConfigurationAdmin configurations, String pid) {
    try {
      Configuration configuration = configurations.getConfiguration(pid, "?");
      Map<String, Object> values = new HashMap<>();
      if (configuration.getProperties() != null) {
        configuration
            .getProperties()
            .keys()
            .asIterator()
            .forEachRemaining(key -> values.put(key, configuration.getProperties().get(key)));
      }
      return values;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void update(
      ConfigurationAdmin configurations, String pid, Map<String, Object> values) {
    try {
      configurations.getConfiguration(pid, "?").update(new Hashtable<>(values));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns what can be set about the bundles that are in use. */
  public static List<Setting> installed(Collection<Generation> generations) {
    return generations.stream()
        .flatMap(generation -> InstalledSettings.of(generation.bundle()).stream())
        .toList();
  }

  /** Returns the values of all settings. */
  public CurrentSettings current() {
    return current;
  }

  @Override
  public String seal(String name, String text) {
    return current.secrets().seal(name, text);
  }

  @Override
  public Optional<String> open(String name, String sealed) {
    return current.secrets().open(name, sealed);
  }

  @Override
  public <A extends Annotation> A of(Class<A> type) {
    Bundle bundle = FrameworkUtil.getBundle(type);
    return LiveView.of(type, InstalledSettings.of(bundle), current::value);
  }

  @Override
  public Map<String, Map<String, Object>> complete(
      Path jar, Map<String, Map<String, Object>> given) {
    return complete(InstalledSettings.of(jar), given);
  }

  private Map<String, Map<String, Object>> complete(
      List<Setting> settings, Map<String, Map<String, Object>> given) {
    Map<String, Map<String, Object>> completed = new HashMap<>();
    given.forEach((pid, values) -> completed.put(pid, new HashMap<>(values)));
    for (Setting setting : settings) {
      Map<String, Object> values = completed.computeIfAbsent(setting.pid(), pid -> new HashMap<>());
      if (!values.containsKey(setting.id())) {
        current
            .pageValue(setting)
            .ifPresent(text -> values.put(setting.id(), setting.parse(text, "set on the page")));
      }
    }
    return completed;
  }
}
