package dev.millet.tests.framework;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.cleanCaches;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.frameworkStartLevel;
import static org.ops4j.pax.exam.CoreOptions.streamBundle;
import static org.ops4j.pax.exam.CoreOptions.systemPackages;

import dev.millet.distribution.FeatureBundle;
import dev.millet.testing.SmtpServer;
import dev.millet.tests.PostgresServer;
import dev.millet.tests.Shipped;
import dev.millet.tests.handover.StartedTests;
import dev.millet.tests.lingering.LingeringJar;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.hamcrest.Matcher;
import org.junit.Test;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.TestContainer;
import org.ops4j.pax.exam.spi.PaxExamRuntime;
import org.osgi.framework.Constants;

/**
 * Has Pax Exam start a framework as the launcher does, on an empty data directory and a free port:
 * everything that ships, the module {@code grave}, and the tests.
 */
final class FrameworkStart {

  private static final List<String> LAUNCHER =
      List.of(
          "org.osgi.service.cm;version=\"1.6.1\"",
          "org.osgi.service.feature;version=\"1.0\"",
          "dev.millet.launch;version=\"1.0\"",
          SmtpServer.class.getPackageName(),
          StartedTests.class.getPackageName());

  private static final String GRAVE =
      "org.osgi.framework,dev.millet.api.gateway,dev.millet.api.members,dev.millet.api.modules";

  /** Before the platform's bundles, after those that configurations are for. */
  private static final int TESTS = 2;

  private FrameworkStart() {}

  static TestFramework start(boolean postgres) throws Exception {
    Path output = Files.createDirectories(Path.of(System.getProperty("millet.test.output")));
    String data = Files.createTempDirectory(output, "framework-").toString();
    List<Option> options = new ArrayList<>(bundles());
    options.addAll(properties(data));
    if (postgres && PostgresServer.isThere()) {
      String database = PostgresServer.newDatabase("framework");
      options.add(frameworkProperty(StartedTests.DATABASE).value(database));
    }
    TestContainer container =
        PaxExamRuntime.createContainer(
            PaxExamRuntime.createServerSystem(options.toArray(Option[]::new)));
    container.start();
    return new TestFramework(container, StartedTests.in(data));
  }

  /** Returns the directory with the classes of the tests. */
  static Path classes() {
    return source(FrameworkStart.class);
  }

  private static List<Option> bundles() throws IOException {
    List<Option> options = new ArrayList<>();
    List<FeatureBundle> shipped = Shipped.bundles("community");
    for (FeatureBundle each : shipped) {
      String jar = "reference:" + Shipped.jar(each).toUri();
      options.add(bundle(jar).startLevel(each.startLevel()));
    }
    int last = shipped.stream().mapToInt(FeatureBundle::startLevel).max().orElseThrow();
    byte[] grave = LingeringJar.importing(GRAVE, "grave", "1.0.0", GraveModule.class);
    options.add(streamBundle(new ByteArrayInputStream(grave)).startLevel(last));
    // the manifest lies among the classes
    options.add(bundle("reference:" + classes().toUri()).startLevel(TESTS));
    options.add(frameworkStartLevel(last));
    return options;
  }

  private static List<Option> properties(String data) {
    Stream<String> libraries =
        Stream.of(Test.class, Matcher.class, Inject.class).flatMap(type -> packages(source(type)));
    String[] packages =
        Stream.concat(LAUNCHER.stream(), libraries).distinct().toArray(String[]::new);
    return List.of(
        cleanCaches(),
        systemPackages(packages),
        frameworkProperty(Constants.FRAMEWORK_BSNVERSION)
            .value(Constants.FRAMEWORK_BSNVERSION_MULTIPLE),
        frameworkProperty("felix.log.level").value("0"),
        frameworkProperty("felix.resolver.parallelism").value("1"),
        frameworkProperty("org.ops4j.pax.logging.StaticLogbackFile")
            .value(Shipped.home().logging().toString()),
        frameworkProperty("org.ops4j.pax.logging.DefaultServiceLog.level").value("ERROR"),
        frameworkProperty("millet.data").value(data),
        frameworkProperty("millet.home").value(Shipped.home().root().toString()),
        frameworkProperty("millet.version").value("0"),
        frameworkProperty("millet.operator.token").value("operator-of-a-test"));
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
          .toList()
          .stream()
          .distinct();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
