package dev.millet.launcher.commands;

import dev.millet.launcher.ExitCode;
import dev.millet.launcher.LaunchException;
import dev.millet.launcher.Spelling;
import dev.millet.launcher.api.ApiClient;
import dev.millet.launcher.api.Connection;
import dev.millet.launcher.run.Console;
import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/**
 * The commands of one module: {@code millet <module> <command>}. Which there are, and what options
 * they have, the instance says.
 */
@Command
public final class ModuleCommand implements Callable<Integer> {

  private final String module;

  @Spec private CommandSpec spec;

  @Parameters(arity = "0..*", hidden = true)
  private List<String> rest = List.of();

  @Option(names = "--url", paramLabel = "URL", hidden = true)
  private URI url;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      defaultValue = "${env:MILLET_TOKEN}",
      hidden = true)
  private String token;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "${env:MILLET_DATA:-data}",
      hidden = true)
  private Path data;

  @Option(names = "--as", paramLabel = "HANDLE", hidden = true)
  private String handle;

  private ModuleCommand(String module) {
    this.module = module;
  }

  /**
   * Has a command line take the commands of a module, where its first argument is no command of its
   * own and no misspelt one.
   */
  public static void add(CommandLine line, String... arguments) {
    String first = arguments.length == 0 ? "" : arguments[0];
    if (!first.matches("[a-z][a-z0-9-]*")
        || Spelling.nearest(first, line.getSubcommands().keySet()).isPresent()) {
      return;
    }
    CommandLine module = new CommandLine(new ModuleCommand(first));
    module.setUnmatchedOptionsArePositionalParams(true);
    module.setExecutionExceptionHandler(line.getExecutionExceptionHandler());
    line.addSubcommand(first, module);
  }

  @Override
  public Integer call() throws InterruptedException {
    if (url != null && token == null) {
      throw new ParameterException(spec.commandLine(), "--url needs --token");
    }
    if (url != null) {
      return run(new ApiClient(url, token));
    }
    try (Connection connection = connection()) {
      if (handle == null) {
        return run(connection.client());
      }
      try (MemberToken member = MemberToken.of(connection.client(), handle)) {
        return run(member.client());
      }
    }
  }

  private Connection connection() {
    try {
      return Connection.toRunning(data.toAbsolutePath().normalize());
    } catch (LaunchException e) {
      throw new LaunchException(
          e.exitCode(),
          "There is no command \"%s\" but what a running instance has. %s"
              .formatted(module, e.getMessage()),
          e);
    }
  }

  private int run(ApiClient client) throws InterruptedException {
    List<ContributedCommand> commands = commands(client);
    boolean help = rest.isEmpty() || rest.get(0).equals("--help") || rest.get(0).equals("-h");
    if (help) {
      console().say(usage(commands));
      return rest.isEmpty() ? ExitCode.USAGE.code() : ExitCode.OK.code();
    }
    Optional<ContributedCommand> chosen =
        commands.stream().filter(each -> each.name().equals(rest.get(0))).findFirst();
    if (chosen.isEmpty()) {
      throw new LaunchException(
          ExitCode.USAGE,
          "The module '%s' has no command '%s'. It has: %s."
              .formatted(module, rest.get(0), names(commands)));
    }
    return run(client, chosen.get());
  }

  private int run(ApiClient client, ContributedCommand command) throws InterruptedException {
    CommandLine line = new CommandLine(command.spec());
    line.setUsageHelpWidth(spec.usageMessage().width());
    ParseResult parsed;
    try {
      parsed = line.parseArgs(rest.subList(1, rest.size()).toArray(String[]::new));
    } catch (ParameterException e) {
      line.getErr().println(e.getMessage());
      line.usage(line.getErr());
      return ExitCode.USAGE.code();
    }
    if (parsed.isUsageHelpRequested()) {
      line.usage(spec.commandLine().getOut());
      return ExitCode.OK.code();
    }
    return new CommandRun(client, console(), Arguments.of(command, parsed)).at(command.path());
  }

  private List<ContributedCommand> commands(ApiClient client) {
    ApiClient.Answer answer = client.get("/api/v1/commands");
    if (answer.isError()) {
      throw new LaunchException(
          ExitCode.REFUSED, "The command is refused. " + answer.problem() + ".");
    }
    List<ContributedCommand> all =
        answer.json().getJsonArray("items").getValuesAs(JsonObject.class).stream()
            .map(ContributedCommand::of)
            .toList();
    List<ContributedCommand> ours =
        all.stream().filter(each -> each.module().equals(module)).toList();
    if (ours.isEmpty()) {
      String modules =
          all.stream().map(ContributedCommand::module).distinct().collect(Collectors.joining(", "));
      throw new LaunchException(
          ExitCode.USAGE,
          "There is no command \"%s\", and no module of this name that has commands. Modules with commands: %s."
              .formatted(module, modules.isEmpty() ? "none" : modules));
    }
    return ours;
  }

  private String usage(List<ContributedCommand> commands) {
    StringBuilder text =
        new StringBuilder("Usage: millet %s COMMAND [OPTIONS]%n%nCommands:%n".formatted(module));
    commands.forEach(
        each -> text.append("  %-12s %s%n".formatted(each.name(), each.description())));
    return text.append(
            """

            Options of each command:
              --url URL      The address of an instance. Default: the one on the data directory.
              --token TOKEN  A token there. Default: MILLET_TOKEN in the environment.
              --data DIR     The data directory of a running instance. Default: MILLET_DATA in
                             the environment, else ./data.
              --as HANDLE    On the data directory: does it as this member.

            "millet %s COMMAND --help" shows the options of one.\
            """
                .formatted(module))
        .toString();
  }

  private static String names(List<ContributedCommand> commands) {
    return commands.stream().map(ContributedCommand::name).collect(Collectors.joining(", "));
  }

  private Console console() {
    return Console.of(spec.commandLine().getOut());
  }
}
