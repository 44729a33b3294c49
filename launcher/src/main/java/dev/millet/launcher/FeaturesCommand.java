package dev.millet.launcher;

import dev.millet.launcher.features.Catalog;
import dev.millet.launcher.features.Feature;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists what can be run. */
@Command(
    name = "features",
    description = "Lists the features that can be run.",
    mixinStandardHelpOptions = true)
final class FeaturesCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    for (Feature feature : Catalog.of(Home.find().features()).all()) {
      out.printf("%-14s %s%n", feature.name(), feature.description());
      if (!feature.requires().isEmpty()) {
        out.printf("%-14s requires %s%n", "", String.join(", ", feature.requires()));
      }
    }
    out.flush();
    return ExitCode.OK.code();
  }
}
