package dev.millet.launcher;

import dev.millet.launcher.archive.ExportCommand;
import dev.millet.launcher.commands.ModuleCommand;
import dev.millet.launcher.imports.ImportCommand;
import dev.millet.launcher.modules.ModulesCommand;
import dev.millet.launcher.run.Console;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The {@code millet} command. */
@Command(
    name = "millet",
    description = "A platform on which a company builds its product with the people who use it.",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class,
    subcommands = {
      RunCommand.class,
      FeaturesCommand.class,
      ImportCommand.class,
      ExportCommand.class,
      ModulesCommand.class,
      TokenCommand.class,
      ResetLinkCommand.class,
      ResetTwoFactorCommand.class,
      SettingsCommand.class,
      HelpCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:done",
      " 1:something failed that has no code of its own",
      " 2:the command line cannot be understood",
      "10:the address is taken or cannot be bound",
      "11:another instance uses the data directory",
      "12:the data directory cannot be used",
      "13:a newer version wrote the data directory",
      "14:unknown feature",
      "15:a feature file is not valid",
      "16:a bundle is missing, cannot be resolved or does not start",
      "17:unknown setting, or a value that is not allowed",
      "18:the database does not answer or cannot be opened",
      "19:a part did not become ready in time",
      "20:an import refused rows",
      "21:the instance refused what the command asked for",
      "22:a change of modules is blocked",
      "23:a change of modules failed; what was active before is active",
      "24:a new version of a module had to give way; the old one is back",
      "25:a change of modules was cancelled",
      "26:another change of modules is being made",
      "27:the files of the embedded database are damaged",
      "28:the command asks a running instance, and none runs on the data directory"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  millet run --demo",
      "  millet import --dry-run posts.csv",
      "  millet export millet.zip",
      "  millet token admin --scope read,write,admin",
      "",
      "Modules have commands of their own: millet MODULE --help"
    })
public final class Millet {

  private static final int WIDTH = 100;

  public static void main(String[] arguments) {
    FixedDefaults.apply();
    CommandLine line = commandLine();
    ModuleCommand.add(line, arguments);
    int code = line.execute(arguments);
    System.exit(code);
  }

  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Millet());
    line.setUsageHelpWidth(WIDTH);
    line.setExecutionExceptionHandler(
        (exception, command, parsed) -> {
          if (exception instanceof LaunchException launch) {
            Console.of(command.getOut()).error(launch.getMessage());
            return launch.exitCode().code();
          }
          Console.of(command.getOut()).fault(exception);
          return ExitCode.FAILED.code();
        });
    return line;
  }
}
