package dev.millet.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Requests a second of the running distribution, beside references in the same run. */
@Command(
    name = "http",
    description = {
      "Requests a second of the distribution with 10,000 suggestions and 200,000 votes.",
      "Reads stand beside a bare Jetty core handler that sends the same bytes, votes beside raw",
      "inserts into the same kind of database, each by as many threads; all on this machine."
    },
    mixinStandardHelpOptions = true)
final class HttpBenchmark implements Callable<Integer> {

  @Option(names = "--connections", split = ",", description = "Default: ${DEFAULT-VALUE}.")
  private List<Integer> connections = List.of(1, 16, 64);

  @Option(
      names = "--seconds",
      description = "How long each is measured. Default: ${DEFAULT-VALUE}.")
  private int seconds = 4;

  @Option(
      names = "--data",
      description = "A data directory to fill and keep, or one that an earlier run has filled.")
  private Path data;

  @Option(names = "--set", description = "A setting for the distribution, such as database.url=…")
  private List<String> settings = List.of();

  private final PrintStream out = System.out;
  private final AtomicLong rows = new AtomicLong();

  @Override
  public Integer call() throws Exception {
    try (Instance millet = Instance.start(Dataset.directory(data), settings)) {
      millet.awaitAnswer("/health/ready");
      measure(millet);
    }
    return 0;
  }

  private void measure(Instance millet) throws Exception {
    int most = connections.stream().mapToInt(Integer::intValue).max().orElseThrow();
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      tokens.add(millet.token("m" + i));
    }
    out.printf("%-22s %6s %12s %14s %7s%n", "", "conns", "millet/s", "reference/s", "ratio");
    reads(millet, "list, anonymous", "/api/v1/suggestions?limit=20", null);
    reads(millet, "list, signed in", "/api/v1/suggestions?limit=20", tokens);
    reads(millet, "list page, anonymous", "/suggestions", null);
    reads(millet, "detail", "/api/v1/suggestions/5000", null);
    reads(millet, "detail page", "/suggestions/5000", null);
    for (int count : connections) {
      double votes = perSecond(millet.root(), count, Requests.votes(tokens));
      double inserts = rawInserts(count);
      print("vote", count, votes, inserts);
    }
  }

  private void reads(Instance millet, String what, String path, List<String> tokens)
      throws Exception {
    Path body = Files.createTempFile("millet-benchmark", ".body");
    Files.write(body, millet.body(path));
    Process bare = bareServer(body);
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(bare.getInputStream()))) {
      URI reference = URI.create("http://127.0.0.1:" + lines.readLine());
      Requests requests =
          (wire, connection) ->
              wire.request("GET", path, tokens == null ? null : tokens.get(connection));
      for (int count : connections) {
        double ours = perSecond(millet.root(), count, requests);
        double theirs = perSecond(reference, count, requests);
        print(what, count, ours, theirs);
      }
    } finally {
      bare.destroy();
      bare.waitFor();
      Files.delete(body);
    }
  }

  private static Process bareServer(Path body) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            BareServer.class.getName(),
            body.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private double perSecond(URI root, int count, Requests requests) throws Exception {
    List<Wire> wires = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        wires.add(new Wire(root));
      }
      Load load = new Load(count, thread -> exchange(wires.get(thread), requests, thread));
      return load.perSecond(Duration.ofSeconds(2), Duration.ofSeconds(seconds));
    } finally {
      for (Wire wire : wires) {
        wire.close();
      }
    }
  }

  private static void exchange(Wire wire, Requests requests, int thread) throws IOException {
    wire.exchange(requests.next(wire, thread));
  }

  /** One insert, one commit, one sync, by as many threads, each with its own connection. */
  private double rawInserts(int count) throws Exception {
    Path directory = Files.createTempDirectory("millet-benchmark-raw");
    String url = "jdbc:hsqldb:file:" + directory.resolve("raw");
    List<Connection> opened = new ArrayList<>();
    try (Connection first = DriverManager.getConnection(url, "SA", "");
        Statement statement = first.createStatement()) {
      statement.execute("SET DATABASE TRANSACTION CONTROL MVCC");
      statement.execute("SET FILES WRITE DELAY FALSE");
      statement.execute(
          "CREATE CACHED TABLE raw (id BIGINT PRIMARY KEY, subject BIGINT, member BIGINT)");
      List<PreparedStatement> inserts = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        opened.add(DriverManager.getConnection(url, "SA", ""));
        inserts.add(
            opened
                .get(i)
                .prepareStatement("INSERT INTO raw (id, subject, member) VALUES (?, ?, ?)"));
      }
      Load load =
          new Load(
              count,
              thread -> {
                PreparedStatement insert = inserts.get(thread);
                insert.setLong(1, rows.incrementAndGet());
                insert.setLong(2, thread);
                insert.setLong(3, thread);
                insert.executeUpdate();
              });
      double rate = load.perSecond(Duration.ofSeconds(2), Duration.ofSeconds(seconds));
      statement.execute("SHUTDOWN");
      return rate;
    } finally {
      Directories.delete(directory);
    }
  }

  private void print(String what, int count, double ours, double reference) {
    out.printf("%-22s %6d %,12.0f %,14.0f %7.2f%n", what, count, ours, reference, ours / reference);
  }
}
