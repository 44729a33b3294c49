package dev.millet.benchmarks.swaps;

import dev.millet.benchmarks.Dataset;
import dev.millet.benchmarks.Directories;
import dev.millet.benchmarks.Instance;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What visitors feel of a swap. */
@Command(
    name = "latency",
    description = {
      "Latency with 10,000 suggestions and 200,000 votes at a constant rate, half of what is found to",
      "be the capacity at the beginning, counted from the moment at which a request was due: while",
      "nothing happens, around swaps, and around Bundle.update, a few times in turn in one run.",
      "Ends with 1 when a change was not kept or a request failed outside of Bundle.update."
    },
    mixinStandardHelpOptions = true)
public final class LatencyBenchmark implements Callable<Integer> {

  /** Seconds after a switch in which most of the new version's code runs for the first time. */
  private static final int FIRST = 1;

  private static final Duration CAPACITY = Duration.ofSeconds(6);

  @Option(names = "--rounds", description = "Default: ${DEFAULT-VALUE}.")
  private int rounds = 3;

  @Option(
      names = "--seconds",
      description = "Of steady load before swaps and before updates. Default: ${DEFAULT-VALUE}.")
  private int seconds = 20;

  @Option(names = "--watch", description = "Seconds of each watch. Default: ${DEFAULT-VALUE}.")
  private int watch = 10;

  @Option(
      names = "--around",
      description =
          "Seconds after a switch, a drain or an update that belong to it. Default: ${DEFAULT-VALUE}.")
  private int around = 3;

  @Option(names = "--warm-up", description = "Seconds. Default: ${DEFAULT-VALUE}.")
  private int warmUp = 30;

  @Option(names = "--connections", description = "Default: ${DEFAULT-VALUE}.")
  private int connections = 32;

  @Option(names = "--share", description = "Of the capacity. Default: ${DEFAULT-VALUE}.")
  private double share = 0.5;

  @Option(
      names = "--data",
      description = "A data directory to fill and keep, or one that an earlier run has filled.")
  private Path data;

  @Option(names = "--set", description = "A setting for the distribution, such as database.url=…")
  private List<String> settings = List.of();

  private final PrintStream out = System.out;
  private final List<Span> steady = new ArrayList<>();
  private final List<Span> aroundSwaps = new ArrayList<>();
  private final List<Span> aroundUpdates = new ArrayList<>();
  private final List<Change> made = new ArrayList<>();
  private final List<Duration> updates = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    List<String> all = new ArrayList<>(settings);
    all.add("upgrades.unsigned=true");
    all.add("upgrades.watch.seconds=" + watch);
    Path directory = Dataset.directory(data);
    try (Instance millet = Instance.start(directory, all)) {
      millet.awaitAnswer("/health/ready");
      return measure(millet);
    } finally {
      if (data == null) {
        Directories.delete(directory);
      }
    }
  }

  private int measure(Instance millet) throws Exception {
    Changes changes = new Changes(millet);
    Turns turns = new Turns(changes);
    kept(changes.make(Order.put(changes.send(UpdaterJar.bytes()))));
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      tokens.add(millet.token("m" + i));
    }
    Mix mix = new Mix(tokens);
    double capacity =
        OpenLoad.capacity(millet.root(), mix, connections, Duration.ofSeconds(warmUp), CAPACITY);
    Processors before = Processors.now(millet.pid());
    OpenLoad load = new OpenLoad(millet.root(), mix, connections, share * capacity);
    try (load) {
      for (int round = 0; round < rounds; round++) {
        rest();
        for (int turn = 0; turn < Turns.ROUND; turn++) {
          swap(changes, turns.at(turn));
        }
        rest();
        for (String module : List.of(Turns.VOTING, Turns.SUGGESTIONS)) {
          ShippedModule shipped = new ShippedModule(module);
          update(millet, module, shipped.next());
          update(millet, module, shipped.bytes());
        }
      }
    }
    double others = Processors.now(millet.pid()).othersSince(before);
    kept(changes.make(Order.remove(UpdaterJar.MODULE)));
    out.printf("other processes took %.0f %% of the processors meanwhile%n", others);
    out.printf(
        "%,.0f requests a second, %.0f %% of the %,.0f that %d connections get answered%n",
        share * capacity, 100 * share, capacity, connections);
    return print(load);
  }

  /** Lets go by what the phase before has left, and then has nothing happen. */
  private void rest() throws InterruptedException {
    Thread.sleep(1_000L * around);
    Instant from = Instant.now();
    Thread.sleep(1_000L * seconds);
    steady.add(new Span(from, Instant.now()));
  }

  private void swap(Changes changes, Order order) throws Exception {
    Change change = kept(changes.make(order));
    made.add(change);
    Thread.sleep(1_000L * around);
    aroundSwaps.add(new Span(change.ordered(), change.switched().plusSeconds(around)));
    aroundSwaps.add(new Span(change.left(), change.ended().plusSeconds(around)));
  }

  private static Change kept(Change change) throws IOException {
    if (!change.isKept()) {
      throw new IOException("a change is " + change.outcome() + ":\n" + change.reports());
    }
    return change;
  }

  private void update(Instance millet, String module, byte[] jar) throws Exception {
    Instant from = Instant.now();
    millet.post(Updater.PATH + module, jar);
    Instant to = Instant.now();
    updates.add(Duration.between(from, to));
    Thread.sleep(1_000L * around);
    aroundUpdates.add(new Span(from, to.plusSeconds(around)));
  }

  /** A part of each swap, from so many seconds after a moment to so many after another. */
  private Samples.Part of(
      OpenLoad load,
      Function<Change, Instant> from,
      long fromSeconds,
      Function<Change, Instant> to,
      long toSeconds) {
    return load.within(
        made.stream()
            .map(
                change ->
                    new Span(
                        from.apply(change).plusSeconds(fromSeconds),
                        to.apply(change).plusSeconds(toSeconds)))
            .toList());
  }

  private int print(OpenLoad load) {
    Samples.Part usual = load.within(steady);
    Samples.Part swaps = load.within(aroundSwaps);
    Findings findings = new Findings(out, usual);
    findings.latencies("around %d swaps".formatted(made.size()), swaps);
    findings.latencies("  plan to switch", of(load, Change::ordered, 0, Change::switched, 0));
    findings.latencies(
        "  the first second", of(load, Change::switched, 0, Change::switched, FIRST));
    findings.latencies(
        "  the time after it", of(load, Change::switched, FIRST, Change::switched, around));
    findings.latencies("  drain and after", of(load, Change::left, 0, Change::ended, around));
    findings.latencies(
        "around %d Bundle.update".formatted(updates.size()), load.within(aroundUpdates));
    findings.times(
        "plan to switch",
        made.stream()
            .map(change -> Duration.between(change.ordered(), change.switched()))
            .toList());
    findings.times(
        "drain",
        made.stream().map(change -> Duration.between(change.left(), change.ended())).toList());
    findings.times("Bundle.update", updates);
    return usual.failures() + swaps.failures() > 0 ? 1 : 0;
  }
}
