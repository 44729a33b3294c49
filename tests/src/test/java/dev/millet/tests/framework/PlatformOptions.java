package dev.millet.tests.framework;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.frameworkStartLevel;
import static org.ops4j.pax.exam.CoreOptions.junitBundles;
import static org.ops4j.pax.exam.CoreOptions.streamBundle;

import dev.millet.distribution.FeatureBundle;
import dev.millet.tests.Shipped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ops4j.pax.exam.CoreOptions;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.tinybundles.TinyBundles;

/** The framework as the launcher starts it, inside the test's process. */
public final class PlatformOptions {

  private PlatformOptions() {}

  /** The bundles of a feature, on an empty data directory and a free port. */
  public static Option feature(String name) {
    Path data = newDirectory();
    var options = composite();
    List<FeatureBundle> bundles = Shipped.bundles(name);
    for (FeatureBundle each : bundles) {
      options.add(bundle("reference:" + Shipped.jar(each).toUri()).startLevel(each.startLevel()));
    }
    return options.add(
        junitBundles(),
        streamBundle(
                TinyBundles.bundle()
                    .addClass(FreePort.class)
                    .setHeader("Bundle-ManifestVersion", "2")
                    .setHeader("Bundle-SymbolicName", "dev.millet.tests.port")
                    .setHeader("Bundle-Activator", FreePort.class.getName())
                    .setHeader("Import-Package", "org.osgi.framework,org.osgi.service.cm")
                    .build(TinyBundles.rawBuilder()))
            .startLevel(2),
        frameworkStartLevel(
            bundles.stream().mapToInt(FeatureBundle::startLevel).max().orElseThrow()),
        CoreOptions.cleanCaches(),
        frameworkProperty("org.osgi.framework.bsnversion").value("multiple"),
        CoreOptions.systemPackages(
            "org.osgi.service.feature;version=\"1.0\"", "dev.millet.launch;version=\"1.0\""),
        frameworkProperty("org.ops4j.pax.logging.StaticLogbackFile")
            .value(Shipped.home().logging().toString()),
        frameworkProperty("org.ops4j.pax.logging.DefaultServiceLog.level").value("ERROR"),
        frameworkProperty("millet.data").value(data.toString()),
        frameworkProperty("millet.home").value(Shipped.home().root().toString()),
        frameworkProperty("millet.version").value("0"),
        frameworkProperty("millet.operator.token").value("operator-of-a-test"));
  }

  /** A module beside the feature's, whose routes ask for a recent proof. */
  public static Option graveModule() {
    return streamBundle(
            TinyBundles.bundle()
                .addClass(GraveModule.class)
                .setHeader("Bundle-ManifestVersion", "2")
                .setHeader("Bundle-SymbolicName", "dev.millet.tests.grave")
                .setHeader("Bundle-Activator", GraveModule.class.getName())
                .setHeader("Millet-Module", "grave")
                .setHeader(
                    "Import-Package",
                    "org.osgi.framework,dev.millet.api.gateway,dev.millet.api.members,"
                        + "dev.millet.api.modules")
                .build(TinyBundles.rawBuilder()))
        .startLevel(5);
  }

  private static Path newDirectory() {
    try {
      Path output = Path.of(System.getProperty("millet.test.output"));
      return Files.createTempDirectory(Files.createDirectories(output), "framework-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
