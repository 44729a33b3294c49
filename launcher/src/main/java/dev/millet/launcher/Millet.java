package dev.millet.launcher;

import dev.millet.launcher.run.Console;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code millet} command. */
@Command(
    name = "millet",
    description = "A platform on which a company builds its product with the people who use it.",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class,
    subcommands = {RunCommand.class, FeaturesCommand.class})
public final class Millet {

  public static void main(String[] arguments) {
    int code = commandLine().execute(arguments);
    System.exit(code);
  }

  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Millet());
    line.setExecutionExceptionHandler(
        (exception, command, parsed) -> {
          if (exception instanceof LaunchException launch) {
            Console.of(command.getOut()).error(launch.getMessage());
            return launch.exitCode().code();
          }
          throw exception;
        });
    return line;
  }
}
