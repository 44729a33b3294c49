package dev.millet.launcher;

import dev.millet.launcher.api.ApiClient;
import dev.millet.launcher.api.Setup;
import dev.millet.launcher.imports.Demo;
import dev.millet.launcher.modules.DevLoop;
import dev.millet.launcher.run.Console;
import dev.millet.launcher.run.Launch;
import dev.millet.launcher.run.LaunchOptions;
import dev.millet.launcher.run.RunningInstance;
import dev.millet.launcher.settings.Given;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs Millet until it is told to stop. */
@Command(
    name = "run",
    description = "Runs Millet until it is told to stop (Ctrl+C or SIGTERM).",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  millet run --demo                      with data to look at",
      "  millet run --feature core              only the platform",
      "  millet run --dev my-extension/target   swaps it after each build",
      "  millet run --data /var/lib/millet --bind 0.0.0.0 --port 80",
      "  millet run --set database.url=jdbc:postgresql://db/millet --set database.user=millet"
    })
final class RunCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private LaunchOptions options;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The port to listen on; the same as --set gateway.port=PORT. 0 takes any.")
  private String port;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description = "The address to listen on; the same as --set gateway.bind=ADDRESS.")
  private String bind;

  @Option(
      names = "--dev",
      paramLabel = "DIR",
      description = {
        "For development only: watches the output of a build, such as target, and puts the bundles",
        "that appear there in while it runs, unsigned and unwatched; may be repeated."
      })
  private List<Path> dev = List.of();

  @Option(names = "--demo", description = "Puts data to look at into an instance without any.")
  private boolean demo;

  @Option(
      names = "--recover",
      description = {
        "Where the files of the embedded database are damaged, keeps a copy of them in the data",
        "directory, starts with what is intact, and says what is missing."
      })
  private boolean recover;

  @Override
  public Integer call() throws InterruptedException {
    long begin = System.nanoTime();
    Console console = Console.of(spec.commandLine().getOut());
    Home home = Home.find();
    Launch launch = new Launch(home, options, given(), console);
    if (recover) {
      launch = launch.recovering();
    }
    if (demo) {
      launch = launch.preparing("The data to look at is being imported.");
    }
    try (RunningInstance running = launch.start()) {
      if (demo) {
        new Demo(running.instance()).fill(console);
        running.prepared();
      }
      console.say(
          String.format(
              Locale.ROOT,
              "Millet %s is ready after %.1f s: %s",
              BuildVersion.current(),
              (System.nanoTime() - begin) / 1e9,
              running.instance().url()));
      new Setup(running.instance())
          .link()
          .ifPresent(link -> console.say("Create the administrator here, once: " + link));
      try (DevLoop loop = loop(running, console)) {
        running.awaitStop();
      }
    }
    return ExitCode.OK.code();
  }

  private DevLoop loop(RunningInstance running, Console console) {
    if (dev.isEmpty()) {
      return null;
    }
    console.say("DEVELOPMENT: every bundle that appears in " + dev + " is run, whoever made it.");
    return new DevLoop(ApiClient.of(running.instance()), console, dev);
  }

  private List<Given> given() {
    List<Given> given = new ArrayList<>();
    if (!dev.isEmpty()) {
      String origin = "by --dev";
      given.add(new Given("upgrades.unsigned", "true", origin));
      given.add(new Given("upgrades.rebuilt", "true", origin));
      given.add(new Given("upgrades.watch.seconds", "0", origin));
      given.add(new Given("pages.show.failures", "true", origin));
    }
    if (port != null) {
      given.add(new Given("gateway.port", port, "on the command line, --port"));
    }
    if (bind != null) {
      given.add(new Given("gateway.bind", bind, "on the command line, --bind"));
    }
    return given;
  }
}
