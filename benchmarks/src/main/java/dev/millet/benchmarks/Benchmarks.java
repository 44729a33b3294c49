package dev.millet.benchmarks;

import dev.millet.benchmarks.durability.DamageBenchmark;
import dev.millet.benchmarks.durability.FullDiskBenchmark;
import dev.millet.benchmarks.files.FilesBenchmark;
import dev.millet.benchmarks.search.SearchBenchmark;
import dev.millet.benchmarks.swaps.LatencyBenchmark;
import dev.millet.benchmarks.swaps.SwapsBenchmark;
import dev.millet.benchmarks.swaps.UpgradesBenchmark;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What can be measured. */
@Command(
    name = "benchmarks/run",
    description = "Measures what the design promises.",
    mixinStandardHelpOptions = true,
    subcommands = {
      GroupCommitBenchmark.class,
      HttpBenchmark.class,
      CompareBenchmark.class,
      ListsBenchmark.class,
      MailBenchmark.class,
      FilesBenchmark.class,
      NoticesBenchmark.class,
      PointsBenchmark.class,
      RegistrationsBenchmark.class,
      SearchBenchmark.class,
      StartBenchmark.class,
      LatencyBenchmark.class,
      SwapsBenchmark.class,
      UpgradesBenchmark.class,
      DamageBenchmark.class,
      FullDiskBenchmark.class
    })
public final class Benchmarks {

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Benchmarks()).execute(arguments));
  }
}
