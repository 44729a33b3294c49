package dev.millet.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** From the command to the first answer, and the heap that an idle instance needs. */
@Command(
    name = "start",
    description = {
      "Seconds from the command to the first answered request with 10,000 suggestions and 200,000",
      "votes, and the heap in use after a full collection once it is idle."
    },
    mixinStandardHelpOptions = true)
final class StartBenchmark implements Callable<Integer> {

  private static final Pattern USED = Pattern.compile("(?:heap|total).*? used (\\d+)K");

  @Option(
      names = "--data",
      required = true,
      description = "A data directory to fill and keep, or one that an earlier run has filled.")
  private Path data;

  @Option(names = "--runs", description = "Default: ${DEFAULT-VALUE}.")
  private int runs = 5;

  @Override
  public Integer call() throws Exception {
    Dataset.directory(data);
    System.out.printf("%4s %18s %18s%n", "run", "first answer s", "idle heap MB");
    for (int run = 1; run <= runs; run++) {
      long begin = System.nanoTime();
      try (Instance millet = Instance.start(data, List.of())) {
        millet.awaitAnswer("/suggestions");
        double first = (System.nanoTime() - begin) / 1e9;
        Thread.sleep(3_000);
        Jcmd.ask(millet.pid(), "GC.run");
        Jcmd.ask(millet.pid(), "GC.run");
        double heap = used(Jcmd.ask(millet.pid(), "GC.heap_info")) / 1024.0;
        System.out.printf("%4d %18.2f %18.1f%n", run, first, heap);
      }
    }
    return 0;
  }

  private static long used(String heapInfo) {
    Matcher used = USED.matcher(heapInfo);
    long sum = 0;
    while (used.find()) {
      sum += Long.parseLong(used.group(1));
    }
    return sum;
  }
}
