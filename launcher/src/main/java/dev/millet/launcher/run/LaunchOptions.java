package dev.millet.launcher.run;

import dev.millet.launcher.settings.Given;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options of every command that may have to start an instance. */
public final class LaunchOptions {

  @Option(
      names = "--feature",
      paramLabel = "NAME",
      split = ",",
      defaultValue = "${env:MILLET_FEATURES:-community}",
      description = {
        "A feature to run, with what it requires; may be repeated.",
        "Default: MILLET_FEATURES in the environment, else community."
      })
  private List<String> features;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "${env:MILLET_DATA:-data}",
      description = {
        "Where the data lies; made if it is not there.",
        "Default: MILLET_DATA in the environment, else ./data."
      })
  private Path data;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A setting, such as gateway.port=80; \"millet settings\" lists them.")
  private Map<String, String> set = Map.of();

  @Option(
      names = "--start-limit",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "How long to wait until everything works. Default: ${DEFAULT-VALUE}.")
  private long startLimit;

  List<String> features() {
    return features;
  }

  /**
   * Returns the data directory; absolute, so that it stays the same wherever it is shown or used.
   */
  public Path data() {
    return data.toAbsolutePath().normalize();
  }

  Duration startLimit() {
    return Duration.ofSeconds(startLimit);
  }

  List<Given> settings() {
    List<Given> given = new ArrayList<>();
    set.forEach((key, value) -> given.add(new Given(key, value, "on the command line, --set")));
    return given;
  }
}
