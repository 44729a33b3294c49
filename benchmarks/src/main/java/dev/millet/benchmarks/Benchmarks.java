package dev.millet.benchmarks;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What can be measured. */
@Command(
    name = "benchmarks/run",
    description = "Measures what the design promises.",
    mixinStandardHelpOptions = true,
    subcommands = {GroupCommitBenchmark.class, HttpBenchmark.class, StartBenchmark.class})
public final class Benchmarks {

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Benchmarks()).execute(arguments));
  }
}
