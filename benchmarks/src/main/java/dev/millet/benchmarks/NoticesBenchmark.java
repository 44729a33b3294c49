package dev.millet.benchmarks;

import dev.millet.api.database.Database;
import dev.millet.database.engine.BundleDatabase;
import dev.millet.database.engine.Engine;
import dev.millet.database.engine.Options;
import dev.millet.database.hsqldb.EmbeddedDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;
import org.jdbi.v3.core.statement.PreparedBatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The notices of one official answer to many followers, and what writers feel of them. */
@Command(
    name = "notices",
    description = {
      "Tells 10,000 followers of one official answer on the embedded database, beside one member",
      "who votes and takes the vote back all the time. Prints when the last follower was told, and",
      "the times of the writes before and meanwhile. One answer to as many goes before, unmeasured:",
      "the code is warm for both."
    },
    mixinStandardHelpOptions = true)
final class NoticesBenchmark implements Callable<Integer> {

  private static final String SUGGESTION = "/api/v1/suggestions/";
  private static final String STAFF = "{\"roles\":[\"staff\"]}";
  private static final Pattern NUMBER = Pattern.compile("\"(?:id|unread)\":(\\d+)");

  @Option(names = "--followers", description = "Default: ${DEFAULT-VALUE}.")
  private int followers = 10_000;

  @Option(names = "--seconds", description = "Of steady writes. Default: ${DEFAULT-VALUE}.")
  private int seconds = 10;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private URI root;

  @Override
  public Integer call() throws Exception {
    Path data = Files.createTempDirectory("millet-benchmark");
    long first;
    long suggestion;
    try (Instance millet = Instance.start(data, List.of())) {
      root = millet.root();
      first = prepare(millet);
      suggestion = suggest(millet);
    }
    seed(data, List.of(first, suggestion));
    try (Instance millet = Instance.start(data, List.of())) {
      root = millet.root();
      measure(millet, first, suggestion);
    }
    return 0;
  }

  private long prepare(Instance millet) throws Exception {
    millet.awaitAnswer("/suggestions");
    millet.post("/api/v1/products", "{\"slug\":\"bench\",\"name\":\"Bench\"}");
    for (String handle : List.of("author", "voter")) {
      member(millet, handle);
    }
    send("PUT", "/api/v1/members/" + member(millet, "kim") + "/roles", millet.operator(), STAFF);
    return suggest(millet);
  }

  private static long suggest(Instance millet) throws Exception {
    String typed = "{\"product\":\"bench\",\"title\":\"Dark mode\",\"body\":\"Please.\"}";
    return number(millet.post("/api/v1/suggestions", millet.token("author"), typed));
  }

  private long member(Instance millet, String handle) throws Exception {
    String typed =
        "{\"handle\":\"" + handle + "\",\"password\":\"correct horse battery " + handle + "\"}";
    return number(millet.post("/api/v1/members", typed));
  }

  /** Adds members who follow the suggestions, behind those who have signed up. */
  private void seed(Path data, List<Long> suggestions) throws Exception {
    Options options =
        new Options("the database", 4, Duration.ofSeconds(60), Duration.ofSeconds(600));
    try (Engine engine = EmbeddedDatabase.open(data.resolve("database"), options)) {
      Database database = new BundleDatabase(engine);
      database.write(
          handle -> {
            PreparedBatch accounts =
                handle.prepareBatch(
                    """
                    INSERT INTO members_accounts
                      (handle, handle_key, handle_shape, display_name, created_at)
                    VALUES (?, ?, ?, ?, CURRENT_TIMESTAMP)
                    """);
            for (int i = 0; i < followers; i++) {
              String name = "follower" + i;
              accounts.add(name, name, name, name);
            }
            accounts.execute();
            for (long suggestion : suggestions) {
              handle.execute(
                  """
                  INSERT INTO notices_follows
                    (subject_type, subject_id, member_id, reason, following, since)
                  SELECT 'suggestion', ?, id, 'CHOSEN', 1, CURRENT_TIMESTAMP
                  FROM members_accounts WHERE handle LIKE 'follower%'
                  """,
                  Long.toString(suggestion));
            }
            return null;
          });
    }
  }

  private void measure(Instance millet, long first, long suggestion) throws Exception {
    millet.awaitAnswer("/suggestions");
    member(millet, "last");
    String last = millet.token("last");
    for (long each : List.of(first, suggestion)) {
      send("PUT", "/api/v1/notices/follows/suggestion/" + each, last, "");
    }
    String staff = millet.token("kim");
    String voter = millet.token("voter");
    String vote = "/api/v1/votes/suggestion/" + suggestion;
    write(vote, voter, System.nanoTime() + Duration.ofSeconds(seconds).toNanos(), null);
    answer(first, staff);
    untilTold(last, 1, vote, voter, null);
    Histogram steady = new Histogram(3);
    write(vote, voter, System.nanoTime() + Duration.ofSeconds(seconds).toNanos(), steady);

    long begin = System.nanoTime();
    answer(suggestion, staff);
    Histogram meanwhile = new Histogram(3);
    untilTold(last, 2, vote, voter, meanwhile);
    double took = (System.nanoTime() - begin) / 1e9;

    System.out.printf("%,d followers told within %.1f s%n", followers, took);
    System.out.printf("%-10s %10s %10s %8s%n", "write ms", "median", "p99", "writes");
    print("steady", steady);
    print("meanwhile", meanwhile);
    System.out.printf(
        "p99 ratio %.2f%n",
        meanwhile.getValueAtPercentile(99) / (double) steady.getValueAtPercentile(99));
  }

  private void untilTold(String last, int notices, String vote, String voter, Histogram times)
      throws Exception {
    while (number(send("GET", "/api/v1/notices/count", last, "").body()) < notices) {
      write(vote, voter, System.nanoTime() + Duration.ofMillis(50).toNanos(), times);
    }
  }

  private static void print(String name, Histogram times) {
    System.out.printf(
        "%-10s %10.2f %10.2f %8d%n",
        name,
        times.getValueAtPercentile(50) / 1e6,
        times.getValueAtPercentile(99) / 1e6,
        times.getTotalCount());
  }

  private void answer(long suggestion, String staff) throws Exception {
    String path = SUGGESTION + suggestion;
    String tag = send("GET", path + "/care", staff, "").headers().firstValue("ETag").orElse("*");
    HttpRequest request =
        request(path + "/answer", staff)
            .header("If-Match", tag)
            .PUT(BodyPublishers.ofString("{\"body\":\"We are on it.\"}"))
            .build();
    checked(http.send(request, BodyHandlers.ofString()));
  }

  /** Votes and takes the vote back until a moment. */
  private void write(String path, String token, long end, Histogram times) throws Exception {
    boolean vote = true;
    while (System.nanoTime() < end || !vote) {
      long begin = System.nanoTime();
      send(vote ? "PUT" : "DELETE", path, token, "");
      if (times != null) {
        times.recordValue(System.nanoTime() - begin);
      }
      vote = !vote;
    }
  }

  private HttpResponse<String> send(String method, String path, String token, String body)
      throws Exception {
    HttpRequest request =
        request(path, token)
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    return checked(http.send(request, BodyHandlers.ofString()));
  }

  private HttpRequest.Builder request(String path, String token) {
    return HttpRequest.newBuilder(root.resolve(path))
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json");
  }

  private static HttpResponse<String> checked(HttpResponse<String> answer) {
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(
          answer.request().uri() + ": " + answer.statusCode() + " " + answer.body());
    }
    return answer;
  }

  private static long number(String json) {
    Matcher found = NUMBER.matcher(json);
    if (!found.find()) {
      throw new IllegalStateException("no number in " + json);
    }
    return Long.parseLong(found.group(1));
  }
}
