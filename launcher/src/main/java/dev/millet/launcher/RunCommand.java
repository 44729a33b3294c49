package dev.millet.launcher;

import dev.millet.launcher.features.Catalog;
import dev.millet.launcher.features.Repository;
import dev.millet.launcher.features.Selection;
import dev.millet.launcher.framework.Platform;
import dev.millet.launcher.framework.Readiness;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs Millet until it is told to stop. */
@Command(
    name = "run",
    description = "Runs Millet until it is told to stop.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

  private static final long STOP_LIMIT_MILLIS = 30_000;

  @Spec private CommandSpec spec;

  @Option(
      names = "--feature",
      paramLabel = "NAME",
      defaultValue = "community",
      description = "What to run; may be repeated. Default: ${DEFAULT-VALUE}.")
  private List<String> features;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "Where the data lies; made if it is not there. Default: ./${DEFAULT-VALUE}.")
  private Path data;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Home home = Home.find();
    Selection selection = Catalog.of(home.features()).select(features);
    Path directory = data.toAbsolutePath().normalize();
    Map<String, String> properties = new HashMap<>();
    properties.put("org.osgi.framework.storage", directory.resolve("framework").toString());
    properties.put("org.osgi.framework.storage.clean", "onFirstInit");
    properties.put("org.osgi.framework.startlevel.beginning", "5");
    properties.put("org.osgi.framework.bsnversion", "multiple");
    properties.put("felix.log.level", "1");
    properties.put("org.ops4j.pax.logging.StaticLogbackFile", home.logging().toString());
    properties.put("org.ops4j.pax.logging.DefaultServiceLog.level", "ERROR");
    properties.put("millet.data", directory.toString());
    properties.put("millet.home", home.root().toString());
    properties.put("millet.version", BuildVersion.current());
    Platform platform = Platform.install(selection, new Repository(home.repository()), properties);
    Thread stop = new Thread(() -> stop(platform, out), "millet-stop");
    Runtime.getRuntime().addShutdownHook(stop);
    platform.start();
    URI address = new Readiness(platform.context()).await();
    out.println("Millet is ready: " + address);
    out.flush();
    platform.awaitStop();
    return ExitCode.OK.code();
  }

  private static void stop(Platform platform, PrintWriter out) {
    try {
      if (!platform.stop(STOP_LIMIT_MILLIS)) {
        out.println("Some parts did not stop in time.");
      }
      out.flush();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
