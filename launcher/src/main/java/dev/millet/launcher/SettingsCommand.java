package dev.millet.launcher;

import dev.millet.launcher.framework.InstalledModulesFile;
import dev.millet.launcher.settings.SettingsDocument;
import dev.millet.launcher.settings.SettingsTable;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints everything that can be set. */
@Command(
    name = "settings",
    description = "Prints the table of all settings, in Markdown.",
    mixinStandardHelpOptions = true)
final class SettingsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Also of the modules that were installed on this data directory.")
  private Path data;

  @Override
  public Integer call() {
    List<Path> installedModules = data == null ? List.of() : new InstalledModulesFile(data).jars();
    SettingsTable table = SettingsTable.of(Home.find(), installedModules);
    PrintWriter out = spec.commandLine().getOut();
    out.print(new SettingsDocument(table).markdown());
    out.flush();
    return ExitCode.OK.code();
  }
}
