package dev.millet.launcher.modules;

import dev.millet.launcher.ExitCode;
import dev.millet.launcher.LaunchException;
import dev.millet.launcher.api.Connection;
import dev.millet.launcher.run.Console;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Shows and changes the modules of the instance that runs on the data directory. */
@Command(
    name = "modules",
    description = {
      "Shows the modules of the instance that runs on the data directory, and changes them while it serves.",
      "A change shows its plan first and asks."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  millet modules list",
      "  millet modules plan quiz-1.1.0.jar",
      "  millet modules install com.example:com.example.polls:1.2.0",
      "  millet modules remove quiz --dry-run",
      "  millet modules back quiz --yes"
    })
public final class ModulesCommand implements Runnable {

  private static final String MODULES = "Names of modules.";
  private static final String NEW_BUILD = "The new jar; else the newest version available.";

  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      defaultValue = "${env:MILLET_DATA:-data}",
      description =
          "The data directory of the instance. Default: MILLET_DATA in the environment, else ./data.")
  private Path data;

  @Option(
      names = {"-y", "--yes"},
      scope = ScopeType.INHERIT,
      description = "Makes a change without asking.")
  private boolean yes;

  @Option(
      names = "--dry-run",
      scope = ScopeType.INHERIT,
      description = "Shows the plan of a change, and does nothing.")
  private boolean dryRun;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "Prints what the instance answered, for programs.")
  private boolean json;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command: list, plan, install, …");
  }

  @Command(
      name = "list",
      description = "Lists the modules: version, state, what they can go back to.")
  int list() {
    return with(
        client -> {
          JsonObject all = client.modules();
          JsonArray modules = all.getJsonArray("items");
          if (json) {
            console().say(modules.toString());
            return ExitCode.OK;
          }
          row("MODULE", "VERSION", "STATE", "BEFORE");
          for (JsonObject each : modules.getValuesAs(JsonObject.class)) {
            row(
                each.getString("module"),
                each.getString("version", "-"),
                each.getString("status") + (each.getBoolean("platform") ? ", platform" : ""),
                each.getString("previous", "-"));
          }
          new SharedText(all).lines().forEach(console()::say);
          return ExitCode.OK;
        });
  }

  @Command(
      name = "show",
      description = "Shows one module: versions, problems, dependencies, routes.")
  int show(@Parameters(paramLabel = "NAME", description = "The module's name.") String name) {
    return with(
        client -> {
          JsonObject module = client.module(name);
          if (json) {
            console().say(module.toString());
          } else {
            new ModuleText(module).lines().forEach(console()::say);
          }
          return ExitCode.OK;
        });
  }

  @Command(
      name = "available",
      description =
          "Lists the versions that can be installed: uploaded before, or of the distribution.")
  int available() {
    return with(
        client -> {
          JsonArray all = client.available();
          if (json) {
            console().say(all.toString());
            return ExitCode.OK;
          }
          row("MODULE", "VERSION", "FROM", "SHA-256");
          for (JsonObject each : all.getValuesAs(JsonObject.class)) {
            row(
                each.getString("module"),
                each.getString("version"),
                each.getString("source"),
                each.getString("sha256"));
          }
          return ExitCode.OK;
        });
  }

  @Command(
      name = "plan",
      description = "Shows what putting files in would do; the same as install --dry-run.")
  int plan(
      @Parameters(paramLabel = "FILE", arity = "1..*", description = FILES) List<String> files) {
    dryRun = true;
    return put(files);
  }

  private static final String FILES =
      "A jar, a feature file, an archive of a feature with its jars, Maven coordinates (group:artifact:version), or the name of a module that is available.";

  @Command(
      name = "install",
      aliases = "upgrade",
      description = "Puts files in, all as one change: new modules, or newer versions of them.")
  int install(
      @Parameters(paramLabel = "FILE", arity = "1..*", description = FILES) List<String> files) {
    return put(files);
  }

  @Command(name = "back", description = "Lets modules go back to the version that they had before.")
  int back(
      @Parameters(paramLabel = "NAME", arity = "1..*", description = MODULES) List<String> names) {
    return change("back", names);
  }

  @Command(
      name = "disable",
      description = "Lets modules stop to answer; they stay installed, and their data stay.")
  int disable(
      @Parameters(paramLabel = "NAME", arity = "1..*", description = MODULES) List<String> names) {
    return change("disable", names);
  }

  @Command(name = "enable", description = "Lets disabled modules answer again.")
  int enable(
      @Parameters(paramLabel = "NAME", arity = "1..*", description = MODULES) List<String> names) {
    return change("enable", names);
  }

  @Command(name = "remove", description = "Removes modules; their data stay and are found again.")
  int remove(
      @Parameters(paramLabel = "NAME", arity = "1..*", description = MODULES) List<String> names) {
    return change("remove", names);
  }

  @Command(
      name = "restart",
      description =
          "Replaces modules by themselves, without a gap; they take their settings as written now.")
  int restart(
      @Parameters(paramLabel = "NAME", arity = "1..*", description = MODULES) List<String> names) {
    return change("restart", names);
  }

  @Command(
      name = "reset",
      description =
          "Drops the tables of a module with every row, and starts it again; in development only.")
  int reset(
      @Parameters(paramLabel = "NAME", description = "The module's name.") String name,
      @Parameters(paramLabel = "FILE", arity = "0..1", description = NEW_BUILD) String file) {
    return with(
        client -> {
          TableReset reset = new TableReset(client, console(), audience(), name, file);
          return dryRun ? reset.plan() : reset.make(agreed());
        });
  }

  @Command(name = "history", description = "Lists the newest changes, or shows one step by step.")
  int history(
      @Parameters(paramLabel = "ID", arity = "0..1", description = "The number of a change.")
          Long id) {
    return with(
        client -> {
          if (id != null) {
            JsonObject change = client.change(id);
            if (json) {
              console().say(change.toString());
            } else {
              new ChangeText(change).lines().forEach(console()::say);
            }
            return ExitCode.OK;
          }
          JsonArray changes = client.changes();
          if (json) {
            console().say(changes.toString());
          } else {
            changes.getValuesAs(JsonObject.class).stream()
                .map(ChangeText::summary)
                .forEach(console()::say);
          }
          return ExitCode.OK;
        });
  }

  @Command(
      name = "cancel",
      description = "Cancels a change, as long as its new version does not answer yet.")
  int cancel(@Parameters(paramLabel = "ID", description = "The number of the change.") long id) {
    return with(
        client -> {
          Optional<String> tooLate = client.cancel(id);
          if (tooLate.isPresent()) {
            throw new LaunchException(ExitCode.REFUSED, tooLate.get());
          }
          console().say("Change " + id + " is cancelled. Nothing has changed.");
          return ExitCode.OK;
        });
  }

  private int put(List<String> files) {
    return with(
        client ->
            order(
                client,
                "files",
                files.stream().map(file -> new Named(file).sha256(client)).toList()));
  }

  private int change(String kind, List<String> names) {
    return with(client -> order(client, kind, names));
  }

  private ExitCode order(ModulesClient client, String kind, List<String> names)
      throws InterruptedException {
    Order order = new Order(client, console(), audience(), kind, names);
    return dryRun ? order.plan() : order.make(agreed());
  }

  private Audience audience() {
    return json ? new Audience.Programs(console()) : new Audience.People(console());
  }

  private BooleanSupplier agreed() {
    return yes ? () -> true : new Consent();
  }

  private interface Work {
    ExitCode with(ModulesClient client) throws InterruptedException;
  }

  private int with(Work work) {
    try (Connection connection = Connection.toRunning(data.toAbsolutePath().normalize())) {
      return work.with(new ModulesClient(connection.client())).code();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.FAILED.code();
    }
  }

  private void row(String... cells) {
    console().say("%-20s %-12s %-20s %s".formatted((Object[]) cells).stripTrailing());
  }

  private Console console() {
    return Console.of(spec.commandLine().getOut());
  }
}
