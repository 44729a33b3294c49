package dev.millet.launcher;

import dev.millet.launcher.settings.SettingsDocument;
import dev.millet.launcher.settings.SettingsTable;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints everything that can be set. */
@Command(
    name = "settings",
    description = "Prints the table of all settings, in Markdown.",
    mixinStandardHelpOptions = true)
final class SettingsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    SettingsTable table = SettingsTable.of(Home.find());
    PrintWriter out = spec.commandLine().getOut();
    out.print(new SettingsDocument(table).markdown());
    out.flush();
    return ExitCode.OK.code();
  }
}
