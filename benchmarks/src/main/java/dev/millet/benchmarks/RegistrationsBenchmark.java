package dev.millet.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Members who register for one event, all at once. */
@Command(
    name = "registrations",
    description = {
      "Has 20,000 members register for one event with 500 places over 256 connections. Checks that",
      "exactly 500 are going, that the others wait without gaps, and that whoever was answered",
      "before another asked stands before them. Prints registrations a second beside bare durable",
      "inserts of the same rows, in the same groups, by as many threads into the same database, and",
      "the CPU time that a registration takes of the server and of this client (PostgreSQL's not)."
    },
    mixinStandardHelpOptions = true)
final class RegistrationsBenchmark implements Callable<Integer> {

  /** How many members each imported event has; the length of a line is limited. */
  private static final int GOING = 500;

  private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");
  private static final Pattern POSITION = Pattern.compile("\"position\":(\\d+)");

  @Option(names = "--members", description = "Default: ${DEFAULT-VALUE}.")
  private int members = 20_000;

  @Option(names = "--places", description = "Default: ${DEFAULT-VALUE}.")
  private int places = 500;

  @Option(names = "--connections", description = "Default: ${DEFAULT-VALUE}.")
  private int connections = 256;

  @Option(
      names = "--database",
      description = "An empty PostgreSQL database, as jdbc:postgresql://…; else the embedded one.")
  private String url;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /**
   * When somebody asked and was answered, and where they stand.
   *
   * @param position on the waiting list; 0 for who is going
   */
  private record Answered(long asked, long answered, int position) {}

  @Override
  public Integer call() throws Exception {
    Path data = Files.createTempDirectory("millet-benchmark");
    List<String> settings = url == null ? List.of() : List.of("database.url=" + url);
    double ours;
    try (Instance millet = Instance.start(data, settings)) {
      millet.awaitAnswer("/health/ready");
      List<String> tokens = tokens(millet);
      // what is measured is a server that has done it before
      run(millet.root(), event(millet, "Warm"), tokens.subList(0, Math.min(2_000, members)));
      long event = event(millet, "Hot");
      ProcessHandle server = ProcessHandle.of(millet.pid()).orElseThrow();
      Duration cpu = cpu(server);
      Duration own = cpu(ProcessHandle.current());
      long begin = System.nanoTime();
      List<Answered> all = run(millet.root(), event, tokens);
      ours = members / ((System.nanoTime() - begin) / 1e9);
      System.out.printf(
          "CPU of each registration: server %.2f ms, this client %.2f ms%n",
          millisEach(cpu(server).minus(cpu)), millisEach(cpu(ProcessHandle.current()).minus(own)));
      check(all);
    }
    double reference = reference(data);
    System.out.printf(
        "%,d members, %d places, %d connections: %,.0f registrations/s, %,.0f inserts/s, ratio %.2f%n",
        members, places, connections, ours, reference, ours / reference);
    Directories.delete(data);
    return 0;
  }

  private static Duration cpu(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private double millisEach(Duration all) {
    return all.toNanos() / 1e6 / members;
  }

  /** Makes the members, by an import of events that they go to, some to each. */
  private List<String> tokens(Instance millet) throws Exception {
    StringBuilder rows = new StringBuilder();
    for (int first = 0; first < members; first += GOING) {
      rows.append(
          """
          {"source":"bench","id":"%d","title":"All","zone":"UTC","start":"2040-05-01T10:00","going":[%s]}
          """
              .formatted(
                  first,
                  IntStream.range(first, Math.min(first + GOING, members))
                      .mapToObj("{\"user\":\"walker%d\"}"::formatted)
                      .collect(Collectors.joining(","))));
    }
    HttpRequest request =
        HttpRequest.newBuilder(millet.root().resolve("/api/v1/events/import"))
            .header("Authorization", "Bearer " + millet.operator())
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofString(rows.toString()))
            .build();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200 || !answer.body().contains("\"refused\":0")) {
      throw new IOException(answer.body());
    }
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < members; i++) {
      tokens.add(millet.token("walker" + i));
    }
    return tokens;
  }

  private long event(Instance millet, String title) throws Exception {
    String typed =
        "{\"kind\":\"party\",\"title\":\"%s\",\"zone\":\"UTC\",\"start\":\"2040-05-01T19:00\","
            + "\"mode\":\"first-come\",\"capacity\":%d,\"guests\":0}";
    String made =
        millet.post("/api/v1/events", millet.token("walker0"), typed.formatted(title, places));
    Matcher id = ID.matcher(made);
    if (!id.find()) {
      throw new IOException(made);
    }
    millet.post("/api/v1/events/" + id.group(1) + "/publish", "");
    return Long.parseLong(id.group(1));
  }

  private List<Answered> run(URI root, long event, List<String> tokens) throws Exception {
    String path = "/api/v1/events/" + event + "/registrations";
    AtomicInteger next = new AtomicInteger();
    Answered[] all = new Answered[tokens.size()];
    inThreads(
        thread -> {
          try (Wire wire = new Wire(root)) {
            for (int i = next.getAndIncrement(); i < all.length; i = next.getAndIncrement()) {
              byte[] request = wire.request("POST", path, tokens.get(i), "{}");
              long asked = System.nanoTime();
              String answer = wire.answer(request);
              Matcher position = POSITION.matcher(answer);
              boolean waits = position.find();
              all[i] =
                  new Answered(
                      asked, System.nanoTime(), waits ? Integer.parseInt(position.group(1)) : 0);
            }
          }
        });
    return List.of(all);
  }

  private void inThreads(Load.Task task) throws Exception {
    List<Thread> threads = new ArrayList<>();
    List<Exception> failures = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      int number = i;
      Thread thread =
          new Thread(
              () -> {
                try {
                  task.run(number);
                } catch (Exception e) {
                  synchronized (failures) {
                    failures.add(e);
                  }
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    if (!failures.isEmpty()) {
      throw failures.get(0);
    }
  }

  private void check(List<Answered> all) {
    long going = all.stream().filter(each -> each.position() == 0).count();
    List<Integer> positions =
        all.stream().map(Answered::position).filter(each -> each > 0).sorted().toList();
    for (int i = 0; i < positions.size(); i++) {
      if (positions.get(i) != i + 1) {
        throw new IllegalStateException("position " + (i + 1) + " is " + positions.get(i));
      }
    }
    if (going != Math.min(places, members)) {
      throw new IllegalStateException(going + " are going");
    }
    List<Answered> byAsking =
        all.stream().sorted(Comparator.comparingLong(Answered::asked)).toList();
    List<Answered> byAnswer =
        all.stream().sorted(Comparator.comparingLong(Answered::answered)).toList();
    int behind = 0;
    int answered = 0;
    for (Answered each : byAsking) {
      while (byAnswer.get(answered).answered() < each.asked()) {
        behind = Math.max(behind, byAnswer.get(answered++).position());
      }
      if (behind > 0 && each.position() <= behind) {
        throw new IllegalStateException(each + " stands before " + behind);
      }
    }
    System.out.printf("%d going, positions 1 to %d, all in order%n", going, positions.size());
  }

  private double reference(Path data) throws Exception {
    String there = url == null ? "jdbc:hsqldb:file:" + data.resolve("raw/raw") : url;
    try (GroupedInserts inserts = new GroupedInserts(there)) {
      insert(inserts, 0, Math.min(2_000, members));
      long begin = System.nanoTime();
      insert(inserts, members, members);
      return members / ((System.nanoTime() - begin) / 1e9);
    }
  }

  private void insert(GroupedInserts inserts, int first, int count) throws Exception {
    AtomicInteger next = new AtomicInteger(1);
    inThreads(
        thread -> {
          for (int i = next.getAndIncrement(); i <= count; i = next.getAndIncrement()) {
            inserts.insert(first + i, i <= places);
          }
        });
  }
}
