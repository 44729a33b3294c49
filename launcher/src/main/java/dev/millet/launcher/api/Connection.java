package dev.millet.launcher.api;

import dev.millet.launcher.ExitCode;
import dev.millet.launcher.Home;
import dev.millet.launcher.LaunchException;
import dev.millet.launcher.data.DataDirectory;
import dev.millet.launcher.data.Instance;
import dev.millet.launcher.data.InstanceFile;
import dev.millet.launcher.run.Console;
import dev.millet.launcher.run.Launch;
import dev.millet.launcher.run.LaunchOptions;
import dev.millet.launcher.run.RunningInstance;
import dev.millet.launcher.settings.Given;
import java.nio.file.Path;
import java.util.List;

/**
 * The instance that a command works on: the one that runs on the data directory, or else one that
 * is started in this process and stopped when this is closed.
 */
public final class Connection implements AutoCloseable {

  private final ApiClient client;
  private final RunningInstance started;

  private Connection(ApiClient client, RunningInstance started) {
    this.client = client;
    this.started = started;
  }

  /** Connects with the operator's right. */
  public static Connection open(LaunchOptions options, Console console)
      throws InterruptedException {
    Path data = options.data();
    if (DataDirectory.isInUse(data)) {
      return new Connection(ApiClient.of(running(data)), null);
    }
    List<Given> apart =
        List.of(
            new Given("gateway.port", "0", "by the command"),
            new Given("gateway.bind", "127.0.0.1", "by the command"));
    RunningInstance started = new Launch(Home.find(), options, apart, console).start();
    return new Connection(ApiClient.of(started.instance()), started);
  }

  /**
   * Connects with the operator's right to the instance that runs on a data directory.
   *
   * @throws LaunchException where none does
   */
  public static Connection toRunning(Path data) {
    if (!DataDirectory.isInUse(data)) {
      throw new LaunchException(
          ExitCode.NOT_RUNNING,
          "No instance runs on the data directory %s. Start one with \"millet run\", or name another directory with --data."
              .formatted(data));
    }
    return new Connection(ApiClient.of(running(data)), null);
  }

  private static Instance running(Path data) {
    return InstanceFile.in(data)
        .read()
        .orElseThrow(
            () ->
                new LaunchException(
                    ExitCode.DATA_LOCKED,
                    "An instance uses the data directory %s, but is not ready yet or belongs to another user. Try again when it is, as its user."
                        .formatted(data)));
  }

  public ApiClient client() {
    return client;
  }

  @Override
  public void close() {
    if (started != null) {
      started.close();
    }
  }
}
