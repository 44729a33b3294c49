package dev.millet.tests.framework;

import dev.millet.distribution.FeatureBundle;
import dev.millet.tests.PostgresServer;
import dev.millet.tests.Shipped;
import dev.millet.tests.lingering.LingeringJar;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.felix.framework.FrameworkFactory;
import org.hamcrest.Matcher;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.service.cm.ConfigurationAdmin;

/**
 * Starts a framework as the launcher does, on an empty data directory and a free port: everything
 * that ships, the module {@code grave}, and the tests.
 */
final class FrameworkStart {

  private static final String LAUNCHER =
      "org.osgi.service.cm;version=\"1.6.1\",org.osgi.service.feature;version=\"1.0\","
          + "dev.millet.launch;version=\"1.0\"";

  private static final String GRAVE =
      "org.osgi.framework,dev.millet.api.gateway,dev.millet.api.members,dev.millet.api.modules";

  private FrameworkStart() {}

  static TestFramework start(boolean postgres) throws Exception {
    Framework framework = new FrameworkFactory().newFramework(properties());
    framework.init();
    BundleContext context = framework.getBundleContext();
    List<FeatureBundle> bundles = Shipped.bundles("community");
    for (FeatureBundle each : bundles) {
      begin(context.installBundle("reference:" + Shipped.jar(each).toUri()), each.startLevel());
    }
    int last = bundles.stream().mapToInt(FeatureBundle::startLevel).max().orElseThrow();
    byte[] grave = LingeringJar.importing(GRAVE, "grave", "1.0.0", GraveModule.class);
    begin(context.installBundle("tests:grave", new ByteArrayInputStream(grave)), last);
    // the manifest lies among the classes
    Bundle tests = context.installBundle("reference:" + classes().toUri());
    begin(tests, last);
    framework.start();
    configure(context, postgres);
    reach(framework, last);
    return new TestFramework(framework, tests);
  }

  /** Returns the directory with the classes of the tests. */
  static Path classes() {
    return source(FrameworkStart.class);
  }

  private static void begin(Bundle bundle, int level) throws BundleException {
    bundle.adapt(BundleStartLevel.class).setStartLevel(level);
    if (bundle.getHeaders("").get(Constants.FRAGMENT_HOST) == null) {
      bundle.start(Bundle.START_ACTIVATION_POLICY);
    }
  }

  private static Map<String, String> properties() throws IOException {
    Path output = Files.createDirectories(Path.of(System.getProperty("millet.test.output")));
    Path directory = Files.createTempDirectory(output, "framework-");
    Map<String, String> properties = new HashMap<>();
    properties.put(Constants.FRAMEWORK_STORAGE, directory.resolve("framework").toString());
    properties.put(Constants.FRAMEWORK_BEGINNING_STARTLEVEL, "1");
    properties.put(Constants.FRAMEWORK_BSNVERSION, Constants.FRAMEWORK_BSNVERSION_MULTIPLE);
    properties.put(
        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
        Stream.of(Test.class, Matcher.class, Inject.class)
            .flatMap(type -> packages(source(type)))
            .distinct()
            .collect(Collectors.joining(",", LAUNCHER + ",", "")));
    properties.put("felix.log.level", "0");
    properties.put("felix.resolver.parallelism", "1");
    properties.put("org.ops4j.pax.logging.StaticLogbackFile", Shipped.home().logging().toString());
    properties.put("org.ops4j.pax.logging.DefaultServiceLog.level", "ERROR");
    properties.put("millet.data", directory.toString());
    properties.put("millet.home", Shipped.home().root().toString());
    properties.put("millet.version", "0");
    properties.put("millet.operator.token", "operator-of-a-test");
    return properties;
  }

  /** Where a class on the class path comes from. */
  private static Path source(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<String> packages(Path library) {
    try (JarFile jar = new JarFile(library.toFile())) {
      return jar.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.endsWith(".class") && name.contains("/"))
          .filter(name -> !name.startsWith("META-INF/"))
          .map(name -> name.substring(0, name.lastIndexOf('/')).replace('/', '.'))
          .collect(Collectors.toSet())
          .stream();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Any free port and any load; a new database on PostgreSQL, where there is a server. */
  private static void configure(BundleContext context, boolean postgres) throws IOException {
    ConfigurationAdmin admin =
        context.getService(context.getServiceReference(ConfigurationAdmin.class));
    Map<String, Object> gateway =
        Map.of("port", 0, "max.rate", 0, "visitor.writes.rate", 0, "visitor.writes.total.rate", 0);
    admin.getConfiguration("dev.millet.gateway", "?").update(new Hashtable<>(gateway));
    if (postgres && PostgresServer.isThere()) {
      Map<String, Object> database = Map.of("url", PostgresServer.newDatabase("framework"));
      admin.getConfiguration("dev.millet.database", "?").update(new Hashtable<>(database));
    }
  }

  private static void reach(Framework framework, int level) throws InterruptedException {
    CountDownLatch reached = new CountDownLatch(1);
    framework
        .adapt(FrameworkStartLevel.class)
        .setStartLevel(
            level,
            event -> {
              if (event.getType() == FrameworkEvent.STARTLEVEL_CHANGED) {
                reached.countDown();
              }
            });
    reached.await();
  }
}
