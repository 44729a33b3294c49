package dev.millet.benchmarks.swaps;

import dev.millet.benchmarks.Directories;
import dev.millet.benchmarks.Instance;
import dev.millet.benchmarks.Wire;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToLongFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What many swaps leave behind in the process. */
@Command(
    name = "swaps",
    description = {
      "Upgrades and takes back voting, suggestions and both as one change, in turn, through the API",
      "of the distribution, and uses them after each change. Prints what the process takes up",
      "before, after the first changes, half-way and at the end, garbage collected, and the ratio",
      "of the last to the first. Ends with 1 when a change was not kept."
    },
    mixinStandardHelpOptions = true)
public final class SwapsBenchmark implements Callable<Integer> {

  /** Until then caches fill that are there once, such as the platform's own classes. */
  private static final int FIRST = 4 * Turns.ROUND;

  private static final int SUGGESTIONS = 10;

  @Option(names = "--count", description = "How many changes. Default: ${DEFAULT-VALUE}.")
  private int count = 1_000;

  @Option(names = "--set", description = "A setting for the distribution, such as database.url=…")
  private List<String> settings = List.of();

  private final PrintStream out = System.out;
  private final List<Footprint> seen = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    if (count <= 2 * FIRST) {
      throw new IllegalArgumentException("--count has to be more than " + 2 * FIRST);
    }
    List<String> all = new ArrayList<>(settings);
    all.add("upgrades.unsigned=true");
    all.add("upgrades.watch.seconds=0");
    Path data = Files.createTempDirectory("millet-swaps");
    try (Instance millet = Instance.start(data, all)) {
      millet.awaitAnswer("/health/ready");
      return swap(millet) ? 0 : 1;
    } finally {
      Directories.delete(data);
    }
  }

  private boolean swap(Instance millet) throws Exception {
    Community people = Community.found(millet, 1, SUGGESTIONS);
    Changes changes = new Changes(millet);
    Turns turns = new Turns(changes);
    use(millet, people, 0);
    seen.add(Footprint.of(millet.pid()));
    long begin = System.nanoTime();
    for (int i = 1; i <= count; i++) {
      Change change = changes.make(turns.at(i - 1));
      if (!change.isKept()) {
        out.printf("change %d is %s:%n%s%n", i, change.outcome(), change.reports());
        return false;
      }
      use(millet, people, i);
      if (i == FIRST || i == count / 2 || i == count) {
        seen.add(Footprint.of(millet.pid()));
      }
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    out.printf("%d changes kept, %.0f ms each with their use%n", count, 1_000 * seconds / count);
    print();
    return true;
  }

  /** Fills the caches that a version has. */
  private static void use(Instance millet, Community people, int round) throws IOException {
    long suggestion = people.suggestions().get(round % SUGGESTIONS);
    String token = people.tokens().get(0);
    String votes = "/api/v1/votes/suggestion/" + suggestion;
    try (Wire wire = new Wire(millet.root())) {
      ok(wire, wire.request("PUT", votes, token));
      ok(wire, wire.request("DELETE", votes, token));
      for (String path : List.of("/suggestions", "/suggestions/" + suggestion, "/voting")) {
        ok(wire, wire.request("GET", path, null));
      }
    }
  }

  private static void ok(Wire wire, byte[] request) throws IOException {
    int status = wire.status(request);
    if (status != 200) {
      throw new IOException(status + " to " + new String(request).lines().findFirst().orElse(""));
    }
  }

  private void print() {
    out.printf(
        "%-20s %10s %10s %10s %10s %10s%n", "changes", 0, FIRST, count / 2, count, "last/first");
    line("metaspace, KiB", Footprint::metaspace);
    line("heap after GC, KiB", Footprint::heap);
    line("loaded classes", Footprint::classes);
    line("threads", Footprint::threads);
    line("open file handles", Footprint::files);
    line("class loaders", Footprint::loaders);
  }

  private void line(String what, ToLongFunction<Footprint> value) {
    List<Long> row = seen.stream().map(value::applyAsLong).toList();
    double ratio = (double) row.get(3) / row.get(1);
    out.printf(
        "%-20s %,10d %,10d %,10d %,10d %10.2f%n",
        what, row.get(0), row.get(1), row.get(2), row.get(3), ratio);
  }
}
