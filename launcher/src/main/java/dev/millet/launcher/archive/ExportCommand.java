package dev.millet.launcher.archive;

import dev.millet.launcher.ExitCode;
import dev.millet.launcher.LaunchException;
import dev.millet.launcher.api.ApiClient;
import dev.millet.launcher.api.Connection;
import dev.millet.launcher.run.Console;
import dev.millet.launcher.run.LaunchOptions;
import dev.millet.launcher.run.ProgressBar;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes everything that an instance keeps into one file. */
@Command(
    name = "export",
    description = {
      "Writes everything that the instance keeps into one file (docs/moving.md), as it is at one moment. 'millet import FILE' fills an empty instance from it, on either database.",
      "Goes to the instance that runs on the data directory, or starts one for as long as it takes.",
      "The file has hashes of passwords and tokens in it; only you can read it. Keep it as you keep a key."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  millet export millet.zip",
      "  millet export --url https://millet.example.com --token mlt_… millet.zip"
    })
public final class ExportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The file to write, usually a .zip.")
  private Path file;

  @Option(names = "--force", description = "Replaces the file where it exists.")
  private boolean force;

  @Option(names = "--url", paramLabel = "URL", description = "The address of another instance.")
  private URI url;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      defaultValue = "${env:MILLET_TOKEN}",
      description = "An administrator's token there. Default: MILLET_TOKEN in the environment.")
  private String token;

  @Mixin private LaunchOptions options;

  @Override
  public Integer call() throws InterruptedException {
    if (Files.exists(file) && !force) {
      throw new LaunchException(
          ExitCode.USAGE, file + " exists already. Name another file, or replace it with --force.");
    }
    if (url != null && token == null) {
      throw new ParameterException(spec.commandLine(), "--url needs --token");
    }
    Console console = Console.of(spec.commandLine().getOut());
    if (url != null) {
      return export(new ApiClient(url, token), console);
    }
    try (Connection connection = Connection.open(options, console)) {
      return export(connection.client(), console);
    }
  }

  private int export(ApiClient client, Console console) {
    ProgressBar bar = new ProgressBar(console, "exporting, in MiB:", 0);
    String contents = new ArchiveDownload(client, file).run(bytes -> bar.reach(bytes >> 20));
    bar.done();
    console.say("Exported " + file + ": " + contents + ".");
    console.say(
        "It has hashes of passwords and tokens in it; only you can read it. Keep it as you keep a key.");
    return ExitCode.OK.code();
  }
}
