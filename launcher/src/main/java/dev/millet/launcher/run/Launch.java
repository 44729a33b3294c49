package dev.millet.launcher.run;

import dev.millet.distribution.FeatureBundle;
import dev.millet.launcher.BuildVersion;
import dev.millet.launcher.ExitCode;
import dev.millet.launcher.Home;
import dev.millet.launcher.LaunchException;
import dev.millet.launcher.data.DataDirectory;
import dev.millet.launcher.data.Instance;
import dev.millet.launcher.data.InstanceFile;
import dev.millet.launcher.features.Catalog;
import dev.millet.launcher.features.Repository;
import dev.millet.launcher.features.Selection;
import dev.millet.launcher.framework.InstalledModulesFile;
import dev.millet.launcher.framework.Platform;
import dev.millet.launcher.framework.WrittenSettings;
import dev.millet.launcher.settings.Given;
import dev.millet.launcher.settings.GivenSettings;
import dev.millet.launcher.settings.OtherSettings;
import dev.millet.launcher.settings.SettingsTable;
import java.net.URI;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Starts an instance in this process. */
public final class Launch {

  private static final int TOKEN_BYTES = 32;

  private final Home home;
  private final LaunchOptions options;
  private final List<Given> more;
  private final Console console;
  private final boolean recovers;
  private final String preparation;

  /**
   * Remembers what to start.
   *
   * @param more settings of the command itself, which win over the others
   */
  public Launch(Home home, LaunchOptions options, List<Given> more, Console console) {
    this(home, options, more, console, false, null);
  }

  private Launch(
      Home home,
      LaunchOptions options,
      List<Given> more,
      Console console,
      boolean recovers,
      String preparation) {
    this.home = home;
    this.options = options;
    this.more = more;
    this.console = console;
    this.recovers = recovers;
    this.preparation = preparation;
  }

  /** Returns the same that goes on with what is intact where the embedded database is damaged. */
  public Launch recovering() {
    return new Launch(home, options, more, console, true, preparation);
  }

  /**
   * Returns the same whose instance is ready only after {@link RunningInstance#prepared}.
   *
   * @param task what is done until then, a sentence for operators
   */
  public Launch preparing(String task) {
    return new Launch(home, options, more, console, recovers, task);
  }

  /**
   * Starts the platform, and returns when requests are answered.
   *
   * @throws LaunchException when that is not possible; nothing runs then
   */
  public RunningInstance start() throws InterruptedException {
    Catalog catalog = Catalog.of(home.features());
    Selection selection = catalog.select(options.features());
    List<FeatureBundle> bundles = selection.bundles();
    DataDirectory data = DataDirectory.open(options.data(), BuildVersion.current());
    if (data.tightened() > 0) {
      console.say(
          "The data directory %s was open to other users of this machine; now only its owner can read it (%d files and directories)."
              .formatted(data.path(), data.tightened()));
    }
    RunningInstance running = new RunningInstance(data, console);
    try {
      String token = newToken();
      InstalledModulesFile installedModules = new InstalledModulesFile(data.path());
      console.progress("resolving " + bundles.size() + " bundles");
      Platform platform =
          Platform.install(
              bundles,
              new Repository(home.repository()),
              distributed(catalog),
              installedModules,
              properties(data, token),
              console::silenceLog);
      running.runs(platform);
      platform.leftOut().forEach(console::error);
      Map<String, Map<String, Object>> configurations =
          configurations(selection, platform.settings(), others(installedModules));
      if (recovers) {
        requireEmbeddedDatabase(configurations);
        platform.recover(console::say);
      }
      platform.offer(new WrittenSettings(given(), others(installedModules)));
      if (preparation != null) {
        running.prepares(platform.prepare(preparation));
      }
      console.progress("starting");
      platform.start(configurations);
      console.progress("waiting for every part");
      URI address = platform.readiness(options.startLimit()).await();
      platform.started();
      Instance instance = new Instance(address, ProcessHandle.current().pid(), token);
      InstanceFile.in(data.path()).write(instance);
      running.ready(instance);
      return running;
    } catch (RuntimeException | InterruptedException e) {
      console.silenceLog();
      running.stop();
      throw e;
    }
  }

  private static void requireEmbeddedDatabase(Map<String, Map<String, Object>> configurations) {
    Object url = configurations.getOrDefault("dev.millet.database", Map.of()).get("url");
    if (url != null && !url.toString().isBlank()) {
      throw new LaunchException(
          ExitCode.USAGE,
          "--recover is for the embedded database, and database.url names another one. Start without it; PostgreSQL recovers by itself, or from a back-up.");
    }
  }

  private static Set<String> distributed(Catalog catalog) {
    return catalog.all().stream()
        .flatMap(feature -> feature.bundles().stream())
        .map(bundle -> bundle.id().artifact())
        .collect(Collectors.toSet());
  }

  private Map<String, Map<String, Object>> configurations(
      Selection selection, SettingsTable settable, OtherSettings others) {
    Map<String, Map<String, Object>> merged = new HashMap<>(selection.configurations());
    given()
        .configurations(settable, others, console::say)
        .forEach(
            (pid, values) ->
                merged.merge(
                    pid,
                    values,
                    (feature, user) -> {
                      Map<String, Object> both = new HashMap<>(feature);
                      both.putAll(user);
                      return both;
                    }));
    return merged;
  }

  /**
   * Returns the other settings; asked for each time, since modules are installed while the platform
   * runs.
   */
  private OtherSettings others(InstalledModulesFile installedModules) {
    return new OtherSettings(
        () -> SettingsTable.of(home, installedModules.jars()), installedModules.modules());
  }

  private GivenSettings given() {
    List<Given> commandLine = new ArrayList<>(options.settings());
    commandLine.addAll(more);
    return new GivenSettings(home.settings(), System.getenv(), commandLine);
  }

  private Map<String, String> properties(DataDirectory data, String token) {
    Map<String, String> properties = new HashMap<>();
    properties.put("org.osgi.framework.storage", data.framework().toString());
    properties.put("org.ops4j.pax.logging.StaticLogbackFile", home.logging().toString());
    properties.put("org.ops4j.pax.logging.DefaultServiceLog.level", "ERROR");
    properties.put("millet.data", data.path().toString());
    properties.put("millet.home", home.root().toString());
    properties.put("millet.version", BuildVersion.current());
    properties.put("millet.operator.token", token);
    return properties;
  }

  private static String newToken() {
    byte[] random = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }
}
