package dev.millet.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** This build beside another one: both run at once and are loaded in turns of a second. */
@Command(
    name = "compare",
    description = {
      "Requests a second and CPU time for each request of this build beside another build of",
      "the distribution. Both run at once and are loaded in turn, one second each, so that",
      "whatever else the machine does meets both. Each has the same 10,000 suggestions."
    },
    mixinStandardHelpOptions = true)
final class CompareBenchmark implements Callable<Integer> {

  private static final Duration TURN = Duration.ofSeconds(1);

  @Parameters(
      paramLabel = "COMMAND",
      description = "The other build's command: …/launcher/target/millet/bin/millet.")
  private Path other;

  @Option(
      names = "--data",
      description = "A data directory of this build to fill and keep, or to use again.")
  private Path data;

  @Option(names = "--other-data", description = "The same for the other build.")
  private Path otherData;

  @Option(names = "--connections", description = "Default: ${DEFAULT-VALUE}.")
  private int connections = 16;

  @Option(names = "--turns", description = "Turns of a second for each. Default: ${DEFAULT-VALUE}.")
  private int turns = 8;

  @Option(
      names = "--warm-up",
      description =
          "Seconds of load for each before its turns are counted; slow requests such as votes need"
              + " more of them until their code is compiled. Default: ${DEFAULT-VALUE}.")
  private int warmUp = 8;

  @Option(
      names = "--only",
      split = ",",
      description = "Some of list, signed-in, list-page, detail, detail-page, vote.")
  private List<String> only =
      List.of("list", "signed-in", "list-page", "detail", "detail-page", "vote");

  /** One of the two builds while it runs. */
  private record Side(Instance instance, List<String> tokens) {

    static Side start(Path command, Path data, int connections) throws Exception {
      Path directory = Dataset.directory(command, data);
      Instance instance = Instance.start(command, directory, unlimited(command));
      instance.awaitAnswer("/health/ready");
      List<String> tokens = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        tokens.add(instance.token("m" + i));
      }
      return new Side(instance, tokens);
    }

    /** Returns those of our settings without limits that the build knows: it may be older. */
    private static List<String> unlimited(Path command) throws Exception {
      Process asked = new ProcessBuilder(command.toString(), "settings").start();
      String known = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      asked.waitFor();
      return Instance.UNLIMITED.stream()
          .filter(setting -> known.contains(setting.substring(0, setting.indexOf('='))))
          .toList();
    }

    Requests requests(String kind) {
      return switch (kind) {
        case "list" -> get("/api/v1/suggestions?limit=20", false);
        case "signed-in" -> get("/api/v1/suggestions?limit=20", true);
        case "list-page" -> get("/suggestions", false);
        case "detail" -> get("/api/v1/suggestions/5000", false);
        case "detail-page" -> get("/suggestions/5000", false);
        case "vote" -> Requests.votes(tokens);
        default -> throw new IllegalArgumentException("There is no kind of request " + kind);
      };
    }

    private Requests get(String path, boolean signedIn) {
      return (wire, thread) -> wire.request("GET", path, signedIn ? tokens.get(thread) : null);
    }
  }

  /** The requests a second of a side in one turn, and microseconds of CPU for each of them. */
  private record Turn(double rate, double cpu) {}

  @Override
  public Integer call() throws Exception {
    Side ours = Side.start(Instance.COMMAND, data, connections);
    try (Instance here = ours.instance()) {
      Side theirs = Side.start(other, otherData, connections);
      try (Instance there = theirs.instance()) {
        System.out.printf(
            "%-12s %10s %10s %7s %12s %12s %7s%n",
            "", "this/s", "other/s", "ratio", "this CPU µs", "other CPU µs", "ratio");
        for (String kind : only) {
          compare(kind, ours, theirs);
        }
      }
    }
    return 0;
  }

  private void compare(String kind, Side ours, Side theirs) throws Exception {
    Requests here = ours.requests(kind);
    Requests there = theirs.requests(kind);
    turn(ours, here, Duration.ofSeconds(warmUp));
    turn(theirs, there, Duration.ofSeconds(warmUp));
    List<Turn> our = new ArrayList<>();
    List<Turn> their = new ArrayList<>();
    for (int i = 0; i < turns; i++) {
      our.add(turn(ours, here, TURN));
      their.add(turn(theirs, there, TURN));
    }
    double[] rates = new double[turns];
    double[] cpus = new double[turns];
    for (int i = 0; i < turns; i++) {
      rates[i] = our.get(i).rate() / their.get(i).rate();
      cpus[i] = our.get(i).cpu() / their.get(i).cpu();
    }
    System.out.printf(
        "%-12s %,10.0f %,10.0f %7.2f %,12.0f %,12.0f %7.2f%n",
        kind,
        median(our.stream().mapToDouble(Turn::rate).toArray()),
        median(their.stream().mapToDouble(Turn::rate).toArray()),
        median(rates),
        median(our.stream().mapToDouble(Turn::cpu).toArray()),
        median(their.stream().mapToDouble(Turn::cpu).toArray()),
        median(cpus));
  }

  private Turn turn(Side side, Requests requests, Duration time) throws Exception {
    List<Wire> wires = new ArrayList<>();
    try {
      for (int i = 0; i < connections; i++) {
        wires.add(new Wire(side.instance().root()));
      }
      Load load =
          new Load(
              connections,
              thread -> wires.get(thread).exchange(requests.next(wires.get(thread), thread)));
      double before = cpuMicros(side.instance());
      long begin = System.nanoTime();
      double rate = load.perSecond(Duration.ZERO, time);
      double seconds = (System.nanoTime() - begin) / 1e9;
      return new Turn(rate, (cpuMicros(side.instance()) - before) / (rate * seconds));
    } finally {
      for (Wire wire : wires) {
        wire.close();
      }
    }
  }

  /**
   * Returns the microseconds of CPU that the threads of a process have used so far, as Linux counts
   * them in hundredths of a second. The compilers' threads are left out: what they still do says
   * how long a build has run, not how much a request costs.
   */
  private static double cpuMicros(Instance instance) throws IOException {
    long hundredths = 0;
    try (DirectoryStream<Path> threads =
        Files.newDirectoryStream(Path.of("/proc", Long.toString(instance.pid()), "task"))) {
      for (Path thread : threads) {
        hundredths += hundredths(thread);
      }
    }
    return hundredths * 10_000.0;
  }

  private static long hundredths(Path thread) throws IOException {
    String stat;
    try {
      stat = Files.readString(thread.resolve("stat"));
    } catch (IOException ended) {
      return 0;
    }
    int name = stat.lastIndexOf(')');
    if (stat.substring(0, name).contains("CompilerThre")) {
      return 0;
    }
    String[] fields = stat.substring(name + 2).split(" ");
    return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
